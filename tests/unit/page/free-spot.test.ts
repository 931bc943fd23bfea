import { describe, expect, it } from 'vitest';
import { type Box, freeSpot } from '../../../utils/page/free-spot.ts';

const size = { width: 56, height: 24 };
const room = { width: 500, height: 400 };

const box = (left: number, top: number, right: number, bottom: number): Box => ({ left, top, right, bottom });
const covers = (spot: { left: number; top: number }, one: Box) =>
  spot.left < one.right &&
  one.left < spot.left + size.width &&
  spot.top < one.bottom &&
  one.top < spot.top + size.height;

const whole = box(0, 0, room.width, room.height);

describe('freeSpot', () => {
  it('takes the upper right corner when it is free, inside the post', () => {
    expect(freeSpot(size, room, [], [])).toEqual({ left: 440, top: 1 });
  });

  it.each<[string, Box[], Box[], (spot: { left: number; top: number }) => boolean]>([
    [
      'left of a menu button',
      [box(450, 0, 490, 40)],
      [],
      ({ left, top }) => left + size.width <= 450 && top < 10,
    ],
    ['below a full line', [box(0, 0, 500, 30)], [], ({ top }) => top >= 30 && top < 40],
    ['beside a picture', [], [box(300, 0, 500, 400)], ({ left }) => left + size.width <= 300],
    [
      'on a picture, when the rest is text',
      [box(0, 0, 350, 400)],
      [box(350, 0, 500, 400)],
      ({ left }) => left >= 350,
    ],
    ['on a picture that is everywhere', [], [whole], ({ left, top }) => left === 440 && top === 1],
    ['in the corner, when text is everywhere', [whole], [], ({ left, top }) => left === 440 && top === 4],
  ])('goes %s', (_, hard, soft, isRight) => {
    const spot = freeSpot(size, room, hard, soft);
    expect(spot).toSatisfy(isRight);
  });

  it.each([[{ width: 40, height: 400 }], [{ width: 500, height: 10 }], [{ width: 0, height: 0 }]])(
    'stays at a place of its own in a room of %o',
    (tiny) => {
      const { left, top } = freeSpot(size, tiny, [], []);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(top).toBeGreaterThanOrEqual(0);
    },
  );

  it('never lies over text or controls while there is room, in 500 layouts', () => {
    let seed = 1;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      return (seed >>> 8) % below;
    };
    let hadRoom = 0;
    for (let layout = 0; layout < 500; layout++) {
      const boxes = () =>
        Array.from({ length: 2 + random(12) }, () => {
          const [left, top] = [random(480), random(200)];
          return box(left, top, left + 10 + random(250), top + 8 + random(60));
        });
      const [hard, soft] = [boxes(), boxes()];
      const spot = freeSpot(size, room, hard, soft);
      if (!isThereRoom(hard)) continue;
      hadRoom++;
      expect([layout, hard.filter((one) => covers(spot, one))]).toEqual([layout, []]);
      if (isThereRoom([...hard, ...soft])) expect(soft.filter((one) => covers(spot, one))).toEqual([]);
    }
    expect(hadRoom).toBeGreaterThan(100);
  });
});

/** True when a place with 8 px to spare is free in the upper right part. */
function isThereRoom(obstacles: Box[]): boolean {
  for (let top = 1; top < 185; top++) {
    for (let left = 158; left < 436; left += 2) {
      const wide = box(left - 8, top - 4, left + size.width + 8, top + size.height + 4);
      const free = obstacles.every(
        (one) =>
          one.right <= wide.left ||
          one.left >= wide.right ||
          one.bottom <= wide.top ||
          one.top >= wide.bottom,
      );
      if (free) return true;
    }
  }
  return false;
}
