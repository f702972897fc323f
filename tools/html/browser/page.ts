/** What the HTML report does once it is open. Without it the report can be read all the same. */

import { need } from './dom';
import { startFilter } from './filter';
import { Items } from './items';
import { startKeyboard } from './keyboard';
import { addScrubber } from './scrubber';

const items = new Items();
startKeyboard(items, startFilter(items));
need(document.querySelector<HTMLElement>('#tools')).hidden = false;

// A slider is made when its picture comes near: a report may have thousands.
const seen = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting && target instanceof HTMLElement) {
        seen.unobserve(target);
        addScrubber(target, target.closest('article')?.dataset.name ?? '');
      }
    }
  },
  { rootMargin: '300px' },
);
for (const figure of document.querySelectorAll('figure[data-moments]')) {
  seen.observe(figure);
}
