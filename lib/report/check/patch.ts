import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/** What changes in a file, as a unified diff that `git apply` and `patch` take. */
export function patchOf(file: string, before: string, after: string): string {
  return createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, {
    headerOptions: FILE_HEADERS_ONLY,
  });
}
