import type { IConstruct } from 'constructs';
import { type Problem, problemsOf } from '../error';

/** All that the constructs of an app find wrong with themselves. */
export function validate(app: IConstruct): readonly Problem[] {
  return app.node.findAll().flatMap((construct) => {
    const path = construct.node.path;
    try {
      return construct.node.validate().map((message): Problem => ({ path, message }));
    } catch (error) {
      return problemsOf(error, path);
    }
  });
}
