const { register } = require('tsx/cjs/api');

const unregister = register();
const { areBuilt } = require('./test/control-plane/binaries.ts');
const { minors } = require('./test/control-plane/versions.ts');
unregister();

const project = {
  roots: ['<rootDir>/test'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
};

const clusterSuites = '\\.cluster\\.test\\.ts$';

const unit = {
  ...project,
  displayName: 'unit',
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', clusterSuites],
};

/** The suites that need a real control plane, which takes minutes to build when it is not in the cache. */
const cluster = {
  ...project,
  displayName: 'cluster',
  testRegex: [clusterSuites],
  globalSetup: '<rootDir>/test/control-plane/jest/global-setup.ts',
  globalTeardown: '<rootDir>/test/control-plane/jest/global-teardown.ts',
  testEnvironment: '<rootDir>/test/control-plane/jest/environment.ts',
  setupFilesAfterEnv: ['<rootDir>/test/control-plane/jest/timeout.ts'],
};

const missing = minors().filter((minor) => !areBuilt(minor));
const withCluster = missing.length === 0 || Boolean(process.env.CI);
if (!withCluster) {
  process.on('exit', () => {
    const line = `LEFT OUT: the cluster suites. Kubernetes ${missing.join(' and ')} is not built yet: npm run test:cluster`;
    console.error(
      `${process.stderr.isTTY && !process.env.NO_COLOR ? `\x1b[1;33m${line}\x1b[0m` : line} builds and runs them.`,
    );
  });
}

/** @type {import('jest').Config} */
module.exports = { projects: withCluster ? [unit, cluster] : [unit] };
