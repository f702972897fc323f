import fc from 'fast-check';
import { remembered } from '../../lib/kubernetes/remembered';

/** What was asked of the function behind, in this order. */
function counted<Value>(answer: (text: string) => Value) {
  const asked: string[] = [];
  const ask = remembered((text) => {
    asked.push(text);
    return answer(text);
  });
  return { ask, asked };
}

test('it answers as the function does, whatever was asked before', () => {
  const reversed = (text: string) => (text === '' ? undefined : [...text].reverse().join(''));
  const { ask } = counted(reversed);
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 2 })), (texts) => {
      expect(texts.map(ask)).toEqual(texts.map(reversed));
    }),
  );
});

test('a text is asked about once', () => {
  const { ask, asked } = counted((text) => text.length);
  expect(['cpu', 'memory', 'cpu', 'cpu'].map(ask)).toEqual([3, 6, 3, 3]);
  expect(asked).toEqual(['cpu', 'memory']);
});

test('an error is not remembered', () => {
  const { ask, asked } = counted(() => {
    throw new Error('no quantity');
  });
  for (const _ of [1, 2]) {
    expect(() => ask('x')).toThrow('no quantity');
  }
  expect(asked).toEqual(['x', 'x']);
});

test('long texts are not kept, and no more than some thousand others', () => {
  const { ask, asked } = counted((text) => text.length);
  const long = 'a'.repeat(257);
  expect([ask(long), ask(long)]).toEqual([257, 257]);
  expect(asked).toEqual([long, long]);
  for (let index = 0; index <= 4096; index++) {
    ask(String(index));
  }
  ask('0');
  expect(asked.filter((text) => text === '0')).toHaveLength(2);
});
