/** A line without the invisible characters that set its direction: the networks put them around names and handles. */
export const withoutDirection = (line: string): string =>
  line.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
