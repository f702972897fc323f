import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Deployment } from '../../lib';
import { ownerPath } from '../../lib/constructs/owner';
import { chartWith } from './render';

const props = { apiVersion: 'v1', kind: 'ConfigMap' };

test('an object is found by the construct that it is kept in', () => {
  const web = new Deployment(chartWith(), 'web', { name: 'web', containers: [{ image: 'x' }] });
  expect(ownerPath(ApiObject.of(web))).toBe('chart/web');
});

test('an object that the user made stands for itself, whatever it is called', () => {
  const chart = chartWith();
  expect(ownerPath(new ApiObject(chart, 'Resource', props))).toBe('chart/Resource');
  expect(ownerPath(new ApiObject(chart, 'other', props))).toBe('chart/other');
  expect(ownerPath(chart)).toBe('chart');
});

test('a construct with two children that could be its own is no obstacle', () => {
  const scope = new Construct(chartWith(), 'both');
  new Chart(scope, 'Resource');
  expect(ownerPath(new ApiObject(scope, 'Default', props))).toBe('chart/both/Default');
});
