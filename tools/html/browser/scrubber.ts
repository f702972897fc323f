import { make, need } from './dom';
import { KINDS, type Kind, type Moment, momentsOf, momentText, nameOf } from './moment';

/** More squares than these cannot be counted by eye: from there on one stands for several pods. */
const MOST_SQUARES = 240;
const SVG = 'http://www.w3.org/2000/svg';

/** Puts a slider under a picture, that shows the pods at any moment. */
export function addScrubber(figure: HTMLElement, name: string): void {
  const moments = momentsOf(figure.dataset.moments ?? '');
  const cursor = cursorOf(need(figure.querySelector<SVGSVGElement>('svg')));
  const slider = make('input', 'slider');
  slider.type = 'range';
  slider.min = '0';
  slider.max = String(moments.length - 1);
  slider.value = '0';
  slider.setAttribute('aria-label', `Moment of ${name}`);
  const words = make('output', 'moment');
  const squares = make('div', 'squares');
  squares.setAttribute('aria-hidden', 'true');
  const most = Math.max(...moments.map(({ pods }) => KINDS.reduce((sum, kind) => sum + pods[kind], 0)));
  const each = Math.ceil(most / MOST_SQUARES);

  const show = (): void => {
    const moment = moments[slider.valueAsNumber];
    if (moment === undefined) {
      return;
    }
    const text = momentText(moment);
    slider.setAttribute('aria-valuetext', text);
    words.textContent = each > 1 ? `${text} (a square is ${each} pods)` : text;
    squares.replaceChildren(...squaresOf(moment, each));
    cursor.setAttribute('x1', String(moment.x));
    cursor.setAttribute('x2', String(moment.x));
  };

  slider.addEventListener('input', show);
  figure.append(make('div', 'scrubber', slider, words, squares));
  show();
}

function squaresOf({ pods }: Moment, each: number): readonly HTMLElement[] {
  return KINDS.flatMap((kind) => Array.from({ length: Math.ceil(pods[kind] / each) }, () => square(kind)));
}

function square(kind: Kind): HTMLElement {
  const made = make('i', `square ${kind}`);
  made.title = nameOf(kind);
  return made;
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
