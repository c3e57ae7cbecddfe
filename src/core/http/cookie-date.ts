/** The cookie-date algorithm of RFC 6265 §5.1.1 (kept by RFC 6265bis §5.1.1): lenient on purpose, as browsers are. */

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** delimiter = %x09 / %x20-2F / %x3B-40 / %x5B-60 / %x7B-7E */
const delimiters = /[\t\x20-\x2f\x3b-\x40\x5b-\x60\x7b-\x7e]+/;
const longestDate = 200;

/** Milliseconds since the epoch, or null where the text is no cookie-date. */
export function parseCookieDate(text: string): number | null {
  let time: [number, number, number] | null = null;
  let day: number | null = null;
  let month: number | null = null;
  let year: number | null = null;
  for (const token of text.slice(0, longestDate).split(delimiters)) {
    const clock: RegExpExecArray | null =
      time === null ? /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?!\d)/.exec(token) : null;
    const dayText: RegExpExecArray | null = day === null ? /^(\d{1,2})(?!\d)/.exec(token) : null;
    const yearText: RegExpExecArray | null = year === null ? /^(\d{2,4})(?!\d)/.exec(token) : null;
    if (clock) time = [Number(clock[1]), Number(clock[2]), Number(clock[3])];
    else if (dayText) day = Number(dayText[1]);
    else if (month === null && months.includes(token.slice(0, 3).toLowerCase()))
      month = months.indexOf(token.slice(0, 3).toLowerCase());
    else if (yearText) year = Number(yearText[1]);
  }
  if (time === null || day === null || month === null || year === null) return null;
  if (year >= 70 && year <= 99) year += 1900;
  else if (year >= 0 && year <= 69) year += 2000;
  const [hour, minute, second] = time;
  if (day < 1 || day > 31 || year < 1601 || hour > 23 || minute > 59 || second > 59) return null;
  const at = Date.UTC(year, month, day, hour, minute, second);
  return new Date(at).getUTCDate() === day ? at : null;
}
