/** A number with its noun: `1 pod`, `2 pods`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Seconds for people: `4.5 s`, `90 s`, `2 min 5 s`, `1 h 20 min`. Under two minutes seconds are as easy to read. */
export function duration(seconds: number): string {
  if (seconds < 2 * MINUTE) {
    return `${Math.round(seconds * 10) / 10} s`;
  }
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / HOUR), Math.floor((whole % HOUR) / MINUTE), whole % MINUTE];
  const parts = hours > 0 ? [`${hours} h`, `${minutes} min`] : [`${minutes} min`, `${rest} s`];
  return parts.filter((part, index) => index === 0 || !part.startsWith('0 ')).join(' ');
}
