import { make, need } from './dom';
import { KINDS, type Kind, type Moment, momentsOf, momentText, nameOf } from './moment';

/** More squares than these in a row cannot be counted by eye: from there on one stands for several pods. */
const MOST_SQUARES = 120;
const SVG = 'http://www.w3.org/2000/svg';

/** Puts a slider under a picture, as long as its time axis, and beside it the pods at the moment that is chosen. */
export function addScrubber(figure: HTMLElement, name: string): void {
  const moments = momentsOf(figure.dataset.moments ?? '');
  const svg = need(figure.querySelector<SVGSVGElement>('svg'));
  const cursor = cursorOf(svg);
  const slider = sliderOf(svg, name);
  const words = make('p', 'moment');
  const rows = rowsOf(moments);

  const show = (index: number): void => {
    const moment = moments[index];
    if (moment === undefined) {
      return;
    }
    slider.valueAsNumber = moment.x;
    slider.dataset.index = String(index);
    slider.setAttribute('aria-valuetext', momentText(moment));
    words.textContent = moment.at;
    cursor.setAttribute('x1', String(moment.x));
    cursor.setAttribute('x2', String(moment.x));
    rows.show(moment);
  };

  slider.addEventListener('input', () => show(nearest(moments, slider.valueAsNumber)));
  slider.addEventListener('keydown', (event) => {
    const to = target(event.key, Number(slider.dataset.index), moments.length - 1);
    if (to !== undefined) {
      event.preventDefault();
      show(to);
    }
  });
  svg.after(slider);
  figure.append(make('div', 'moments', words, rows.element));
  show(0);
}

/** Where a key leads; undefined for one that leads nowhere. */
function target(key: string, at: number, last: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    Home: 0,
    End: last,
  };
  const to = steps[key];
  return to === undefined ? undefined : Math.max(0, Math.min(last, to));
}

/** The moment that a place of the picture belongs to. */
function nearest(moments: readonly Moment[], x: number): number {
  const distances = moments.map((moment) => Math.abs(moment.x - x));
  return distances.indexOf(Math.min(...distances));
}

function sliderOf(svg: SVGSVGElement, name: string): HTMLInputElement {
  const slider = make('input', 'slider');
  slider.type = 'range';
  slider.min = svg.dataset.left ?? '0';
  slider.max = svg.dataset.right ?? '0';
  slider.step = 'any';
  slider.setAttribute('aria-label', `Moment of ${name}`);
  return slider;
}

/** A row of squares for each kind of pod that there ever is. */
function rowsOf(moments: readonly Moment[]): { readonly element: HTMLElement; show(moment: Moment): void } {
  const most = (kind: Kind) => Math.max(...moments.map(({ pods }) => pods[kind]));
  const kinds = KINDS.filter((kind) => most(kind) > 0);
  const each = Math.ceil(Math.max(1, ...kinds.map(most)) / MOST_SQUARES);
  const rows = kinds.map((kind) => {
    const count = make('b', 'count');
    const squares = make('span', 'squares');
    squares.setAttribute('aria-hidden', 'true');
    return { kind, count, squares, element: make('div', 'kind', count, ` ${nameOf(kind)}`, squares) };
  });
  const note = each > 1 ? [make('p', 'note', `A square is ${each} pods.`)] : [];
  return {
    element: make('div', 'kinds', ...rows.map(({ element }) => element), ...note),
    show({ pods }) {
      for (const { kind, count, squares, element } of rows) {
        element.classList.toggle('none', pods[kind] === 0);
        count.textContent = String(pods[kind]);
        squares.replaceChildren(
          ...Array.from({ length: Math.ceil(pods[kind] / each) }, () => make('i', `square ${kind}`)),
        );
      }
    },
  };
}

/** The line in the picture that stands at the moment shown. */
function cursorOf(svg: SVGSVGElement): SVGLineElement {
  const line = document.createElementNS(SVG, 'line');
  line.setAttribute('class', 'cursor');
  line.setAttribute('y1', svg.dataset.top ?? '0');
  line.setAttribute('y2', svg.dataset.bottom ?? '0');
  svg.append(line);
  return line;
}
