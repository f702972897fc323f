const { register } = require('tsx/cjs/api');

const unregister = register();
const { areBuilt } = require('./test/control-plane/binaries.ts');
const { minors } = require('./test/control-plane/versions.ts');
const sandbox = require('./test/examples/sandbox.ts');
const browser = require('./test/report/browser/executable.ts');
unregister();

const project = {
  roots: ['<rootDir>/test'],
  setupFilesAfterEnv: ['<rootDir>/test/timeout.ts'],
  moduleNameMapper: { '^cdk8s-rollout$': '<rootDir>/lib/index.ts' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
};

const clusterSuites = '\\.cluster\\.test\\.ts$';
const nginxSuites = '/nginx\\.test\\.ts$';
const withNginx = Boolean(process.env.CI) || sandbox.isReady();
const browserSuites = '\\.browser\\.test\\.ts$';
const withBrowser = Boolean(process.env.CI) || browser.findBrowser() !== undefined;

const unit = {
  ...project,
  displayName: 'unit',
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    clusterSuites,
    ...(withNginx ? [] : [nginxSuites]),
    ...(withBrowser ? [] : [browserSuites]),
  ],
};

/** What depends on cdk8s-plus, once more with the newest one in the place of the one that is the peer. */
const plus = {
  ...project,
  displayName: 'plus-34',
  testMatch: ['<rootDir>/test/constructs/**/*.test.ts', '<rootDir>/test/examples/{adopted,templates}.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', clusterSuites, '/constructs/(app|synthesis|history)'],
  moduleNameMapper: { ...project.moduleNameMapper, '^cdk8s-plus-27$': 'cdk8s-plus-34' },
};

/** The suites that need a real control plane, which takes minutes to build when it is not in the cache. */
const cluster = {
  ...project,
  displayName: 'cluster',
  testRegex: [clusterSuites],
  globalSetup: '<rootDir>/test/control-plane/jest/global-setup.ts',
  globalTeardown: '<rootDir>/test/control-plane/jest/global-teardown.ts',
  testEnvironment: '<rootDir>/test/control-plane/jest/environment.ts',
};

const missing = minors().filter((minor) => !areBuilt(minor));
const withCluster = missing.length === 0 || Boolean(process.env.CI);
if (!withCluster) {
  const kubernetes = `Kubernetes ${missing.join(' and ')}`;
  leaveOut(`the cluster suites. ${kubernetes} is not built yet: npm run test:cluster`, 'builds and runs them.');
}
if (!withNginx) {
  leaveOut('the nginx suites.', `They need ${sandbox.NEEDS}`);
}
if (!withBrowser) {
  leaveOut('the browser suites.', `They need ${browser.NEEDS}`);
}

/** Says at the end of the run, where it is seen, what was not tested. */
function leaveOut(what, how) {
  process.on('exit', () => {
    const line = `LEFT OUT: ${what}`;
    console.error(`${process.stderr.isTTY && !process.env.NO_COLOR ? `\x1b[1;33m${line}\x1b[0m` : line} ${how}`);
  });
}

/** @type {import('jest').Config} */
module.exports = { projects: withCluster ? [unit, plus, cluster] : [unit, plus] };
