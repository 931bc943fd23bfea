export const LETTER_WIDTH = 5;
export const LETTER_HEIGHT = 7;

/** Capitals of 5 x 7 dots: fonts differ from machine to machine, and so would the pictures. */
const LETTERS: Record<string, string> = {
  A: '.###. #...# #...# ##### #...# #...# #...#',
  E: '##### #.... #.... ####. #.... #.... #####',
  F: '##### #.... #.... ####. #.... #.... #....',
  H: '#...# #...# #...# ##### #...# #...# #...#',
  L: '#.... #.... #.... #.... #.... #.... #####',
  N: '#...# ##..# #.#.# #..## #...# #...# #...#',
  R: '####. #...# #...# ####. #.#.. #..#. #...#',
  S: '.#### #.... #.... .###. ....# ....# ####.',
  U: '#...# #...# #...# #...# #...# #...# .###.',
};

/** The rows of a letter, `#` for a dot; none for a blank or a letter that is not in the table. */
export const letterRows = (letter: string): string[] => LETTERS[letter]?.split(' ') ?? [];
