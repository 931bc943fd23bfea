import { expect, describe as group, it } from 'vitest';
import {
  createFeatureIndex,
  describe,
  describeBoth,
  MOST_SEARCHED,
  packFeatures,
  unpackFeatures,
} from '../../../../utils/matching/features/index.ts';
import type { Luma } from '../../../../utils/matching/index.ts';
import type { Region } from '../../../../utils/matching/windows/types.ts';
import {
  collage,
  cropped,
  drawn,
  each,
  mirroredOf,
  names,
  overlap,
  photograph,
  small,
  turnedBy,
} from './pictures.ts';

const whole: Region = { left: 0, top: 0, width: 1, height: 1 };
const photographs = names.map((name) => photograph(name));
const entries = photographs.map((luma) => ({
  features: unpackFeatures(packFeatures(describe(small(luma)))),
}));
const index = createFeatureIndex(entries);

function found(luma: Luma, most = MOST_SEARCHED) {
  const { plain, mirrored } = describeBoth(small(luma), { most });
  return index.search(plain, mirrored);
}

const corner: Region = { left: 0.35, top: 0.3, width: 0.6, height: 0.65 };
const square: Region = { left: 0.05, top: 0.1, width: 0.7, height: 0.85 };
const bordered: Region = { left: 1 / 12, top: 1 / 12, width: 10 / 12, height: 10 / 12 };

/** What is done to a picture, and which parts then belong together. */
const changes: {
  name: string;
  change: (luma: Luma) => Luma;
  entry?: Region;
  query?: Region;
  turned?: number;
  mirrored?: boolean;
}[] = [
  { name: 'itself', change: (luma) => luma },
  { name: 'brighter', change: (luma) => each(luma, (value) => value + 40) },
  { name: 'darker and flatter', change: (luma) => each(luma, (value) => value * 0.7) },
  { name: 'coarser levels', change: (luma) => each(luma, (value) => Math.round(value / 12) * 12) },
  { name: 'cut off-centre to 60 %', change: (luma) => cropped(luma, corner), entry: corner },
  { name: 'cut to a square', change: (luma) => cropped(luma, square), entry: square },
  { name: 'mirrored', change: mirroredOf, mirrored: true },
  {
    name: 'cut and mirrored',
    change: (luma) => mirroredOf(cropped(luma, corner)),
    entry: corner,
    mirrored: true,
  },
  {
    name: 'framed',
    change: (luma) => {
      const [dx, dy] = [Math.round(luma.width / 10), Math.round(luma.height / 10)];
      return drawn(luma.width + 2 * dx, luma.height + 2 * dy, (x, y) => {
        const inside = x >= dx && y >= dy && x < luma.width + dx && y < luma.height + dy;
        return inside ? (luma.values[(y - dy) * luma.width + x - dx] ?? 0) : 255;
      });
    },
    query: bordered,
  },
  {
    name: 'turned by 7 degrees and cut',
    change: (luma) => cropped(turnedBy(luma, 7), { left: 0.1, top: 0.1, width: 0.8, height: 0.8 }),
    entry: { left: 0.08, top: 0.07, width: 0.84, height: 0.86 },
    turned: 7,
  },
  {
    name: 'a disc over its middle',
    change: (luma) =>
      each(luma, (value, x, y) =>
        Math.hypot(x - luma.width / 2, y - luma.height / 2) < luma.height / 5 ? 250 : value,
      ),
  },
];

group.each(changes)('$name', ({ change, entry = whole, query = whole, turned = 0, mirrored = false }) => {
  it.each(names)('is found, and the right part of it: %s', (name) => {
    const number = names.indexOf(name);
    const [first, ...others] = found(change(photographs[number] as Luma));
    expect(others).toEqual([]);
    expect(first?.entry).toBe(number);
    expect(first?.inliers).toBeGreaterThanOrEqual(5);
    expect(overlap(first?.alignment.entry ?? whole, entry)).toBeGreaterThan(0.8);
    expect(overlap(first?.alignment.query ?? whole, query)).toBeGreaterThan(0.8);
    expect(first?.alignment.mirrored).toBe(mirrored);
    expect(Math.abs((first?.alignment.turned ?? 99) - turned)).toBeLessThan(1.5);
  });
});

group('several in one picture', () => {
  const cells = [3, 4, 5, 6].map((number) => photographs[number] as Luma);

  it('finds all four of a collage, each in its cell', () => {
    const all = found(collage(cells, 512)).sort((a, b) => a.entry - b.entry);
    expect(all.map(({ entry }) => entry)).toEqual([3, 4, 5, 6]);
    all.forEach(({ alignment }, i) => {
      const cell = { left: (i % 2) / 2, top: Math.floor(i / 2) / 2, width: 0.5, height: 0.5 };
      expect(overlap(alignment.query, cell)).toBeGreaterThan(0.6);
    });
  });
});

group('an entry that stands twice in the registry', () => {
  const twin = { features: describe(small(cropped(photographs[6] as Luma, square))) };
  const query = describe(small(photographs[6] as Luma));
  const entryNumbers = (clustered: boolean) => {
    const list = [...entries, twin].map((entry, i) =>
      clustered && i >= 6 ? { ...entry, cluster: 4711 } : entry,
    );
    return createFeatureIndex(list).search(query);
  };

  it('is found with both when they are one cluster', () => {
    expect(entryNumbers(true).map(({ entry }) => entry)).toEqual([6, 7]);
  });

  it('has more pairs when they are one cluster', () => {
    const pairs = (clustered: boolean) =>
      entryNumbers(clustered).find(({ entry }) => entry === 7)?.matches ?? 0;
    expect(pairs(true)).toBeGreaterThan(pairs(false));
  });
});

group('nothing to find', () => {
  let state = 1;
  const noise = () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state >>> 24;
  };

  it.each([
    ['one pixel', drawn(1, 1, () => 9)],
    ['a line', drawn(400, 1, (x) => x % 256)],
    ['tiny', drawn(51, 51, noise)],
    ['flat', drawn(300, 200, () => 128)],
    ['a ramp', drawn(300, 200, (x) => x * 0.8)],
    ['noise', drawn(300, 200, noise)],
    ['noise of 512 pixels', drawn(512, 512, noise)],
    ['stripes', drawn(300, 300, (x) => (Math.floor(x / 8) % 2) * 255)],
    ['squares', drawn(300, 300, (x, y) => ((Math.floor(x / 16) + Math.floor(y / 16)) % 2) * 255)],
    ['not numbers', drawn(200, 200, () => Number.NaN)],
  ])('%s', (_, luma) => {
    expect(found(luma)).toEqual([]);
  });

  it('an index of nothing finds nothing', () => {
    expect(createFeatureIndex([]).search(describe(small(photographs[0] as Luma)))).toEqual([]);
  });

  it('a picture is not found when its entry is absent', () => {
    names.forEach((_, number) => {
      const rest = createFeatureIndex(entries.filter((_, i) => i !== number));
      const { plain, mirrored } = describeBoth(small(photographs[number] as Luma), { most: MOST_SEARCHED });
      expect(rest.search(plain, mirrored)).toEqual([]);
    });
  });
});
