/** An element that the page must have. */
export function need<T extends Element>(found: T | null): T {
  if (found === null) {
    throw new Error('the report is incomplete');
  }
  return found;
}

/** A new element with a class and what it holds. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}
