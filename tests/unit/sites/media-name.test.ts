import { expect, it } from 'vitest';
import { mediaName } from '../../../utils/sites/index.ts';

it.each([
  [
    'https://scontent.xx.fbcdn.net/v/t39.30808-6/1_2_n.jpg?stp=dst-jpg_s600x600&_nc_cat=1&oh=00_a&oe=1',
    'https://scontent-fra3-1.xx.fbcdn.net/v/t39.30808-6/1_2_n.jpg?oh=00_b&oe=2&stp=dst-jpg_s600x600',
  ],
  ['https://pbs.twimg.com/media/Ab.jpg?name=small', 'https://pbs.twimg.com/media/Ab.jpg?name=small#x'],
])('%s and %s are one picture', (a, b) => {
  expect(mediaName(a)).toBe(mediaName(b));
});

it.each([
  [
    'https://scontent.xx.fbcdn.net/v/1_n.jpg?stp=c0.1&oh=1',
    'https://scontent.xx.fbcdn.net/v/1_n.jpg?stp=c9.9&oh=1',
  ],
  [
    'https://pbs.twimg.com/media/Ab?format=jpg&name=thumb',
    'https://pbs.twimg.com/media/Ab?format=jpg&name=large',
  ],
  ['https://pbs.twimg.com/media/Ab', 'https://pbs.twimg.com/media/Ac'],
  ['https://www.partei.example/a.jpg?v=1', 'https://www.partei.example/a.jpg?v=2'],
])('%s and %s are two', (a, b) => {
  expect(mediaName(a)).not.toBe(mediaName(b));
});

it.each(['no address', 'https://pbs.twimg.com.evil.example/media/Ab?name=small'])(
  '%s stays as it is',
  (address) => {
    expect(mediaName(address)).toBe(address);
  },
);
