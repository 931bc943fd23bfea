import {
  type Area,
  compareShared,
  encodePng,
  equalShare,
  faultsOfWhole,
  isUniform,
  LEAST_EQUAL,
  type Plan,
  planOf,
  printRows,
  type Raster,
  type RowPrints,
  sha256Hex,
  shared,
} from '../evidence/index.ts';
import type { ShotReport, Tile } from '../model/index.ts';
import type { Stitcher } from './capture/index.ts';
import type { OpenPicture, PictureOpener, Staged } from './evidence-ports.ts';

export type StitchPorts = { open: PictureOpener };

/** Rows that are held at once. */
const STRIP = 256;
/** Rows of the finished picture that are compared with their tiles: one in so many. */
const CHECKED = 16;

/** Notes of the page side that do not mean that the picture may be wrong. */
const HARMLESS = new Set(['comments-hidden', 'cut-off', 'too-tall']);

type Opened = { staged: Staged; picture: OpenPicture; place: NonNullable<Staged['fact']['place']> };

/**
 * Puts the picture of a post together from its tiles:
 *
 *   sizes and gaps ─▶ shared areas compared ─▶ drawn strip by strip ─▶ finished picture compared with its tiles
 *
 * `sure` is said only where every check could be made and none found anything; `reasons` names what did.
 */
export function stitchTiles(ports: StitchPorts): Stitcher {
  return async (pieces, facts) => {
    const opened = await openAll(ports, pieces);
    const { tiles: expected, ...known } = facts;
    const reasons = new Set(facts.reasons);
    try {
      const plan = planOf(
        opened.map(({ picture: { width, height }, place }) => ({ width, height, place })),
        expected,
      );
      for (const fault of plan.faults) reasons.add(fault);
      if (opened.length < pieces.length) reasons.add('undecodable');
      if (!facts.partial && !isOfSize(plan, facts.size, opened)) reasons.add('incomplete');
      const agreements = compareAll(opened, plan, reasons);
      if (facts.method === 'rect') checkWhole(opened, reasons);
      const picture = canBeDrawn(opened, plan, pieces) ? await drawn(ports, opened, plan, reasons) : null;
      const isSure = picture !== null && [...reasons].every((reason) => HARMLESS.has(reason));
      const report: ShotReport = {
        ...known,
        stitch: isSure ? 'sure' : 'unsure',
        reasons: [...reasons].slice(0, 20),
        tiles: await tilesOf(opened, agreements),
      };
      return { report, picture };
    } finally {
      for (const { picture } of opened) picture.close();
    }
  };
}

/** Whether the picture is as large as the post was on the page, to two CSS pixels: edges fall between pixels. */
function isOfSize({ width, height }: Plan, size: ShotReport['size'], [first]: Opened[]): boolean {
  const scale = first?.place.scale ?? 1;
  const isNear = (pixels: number, wanted: number) => Math.abs(pixels / scale - wanted) <= 2;
  return isNear(width, size.width) && isNear(height, size.height);
}

/** Opens what can be decoded. */
async function openAll({ open }: StitchPorts, pieces: Staged[]): Promise<Opened[]> {
  const opened: Opened[] = [];
  for (const staged of pieces) {
    const { place } = staged.fact;
    const picture = place && (await open(staged.blob).catch(() => null));
    if (place && picture) opened.push({ staged, picture, place });
  }
  return opened;
}

/** A picture with a hole, or too large a one, is not drawn: its tiles are kept. */
const canBeDrawn = (opened: Opened[], { faults, width, height }: Plan, pieces: Staged[]): boolean =>
  opened.length === pieces.length &&
  width > 0 &&
  height > 0 &&
  !faults.some((fault) => /gap|too-|other-scale|wrong-size/.test(fault));

/** Compares each tile with those before it; what is found is added to the reasons. */
function compareAll(opened: Opened[], { areas }: Plan, reasons: Set<string>): (number | null)[] {
  return opened.map(({ picture }, at) => {
    const area = areas[at] as Area;
    const isAlone = opened.length === 1;
    if (!isAlone && isUniform(picture.read(wholeOf(picture)))) reasons.add('blank');
    let lowest: number | null = null;
    let isTied = at === 0;
    for (let before = at - 1; before >= 0; before--) {
      const other = areas[before] as Area;
      const part = shared(area, other);
      if (!part) continue;
      const one = (opened[before] as Opened).picture;
      const compared = compareShared(one.read(from(part, other)), picture.read(from(part, area)));
      lowest = Math.min(lowest ?? 1, compared.agrees);
      if (compared.verdict === 'agrees') isTied = true;
      else if (compared.verdict !== 'plain') reasons.add(compared.verdict);
      if (compared.verdict === 'differs' && isSamePicture(one, picture)) reasons.add('repeated');
    }
    // Nothing that it shares with another says that it stands where it should.
    if (!isTied) reasons.add(lowest === null ? 'no-overlap' : 'plain-overlap');
    return lowest;
  });
}

const wholeOf = ({ width, height }: OpenPicture): Area => ({ x: 0, y: 0, width, height });
const from = (part: Area, area: Area): Area => ({ ...part, x: part.x - area.x, y: part.y - area.y });

const isSamePicture = (a: OpenPicture, b: OpenPicture): boolean =>
  a.width === b.width &&
  a.height === b.height &&
  equalShare(a.read(wholeOf(a)), b.read(wholeOf(b))) >= LEAST_EQUAL;

function checkWhole(opened: Opened[], reasons: Set<string>): void {
  for (const { picture } of opened) {
    const rows: RowPrints = { prints: [], isPlain: [] };
    for (const strip of stripsOf(picture.width, picture.height)) printRows(picture.read(strip), rows);
    for (const fault of faultsOfWhole(rows)) reasons.add(fault);
  }
}

function* stripsOf(width: number, height: number): Generator<Area> {
  for (let y = 0; y < height; y += STRIP) yield { x: 0, y, width, height: Math.min(STRIP, height - y) };
}

type Drawn = { blob: Blob; width: number; height: number };

async function drawn(
  ports: StitchPorts,
  opened: Opened[],
  plan: Plan,
  reasons: Set<string>,
): Promise<Drawn | null> {
  const { width, height, areas } = plan;
  const [only] = opened;
  if (only && opened.length === 1) return { blob: only.staged.blob, width, height };
  const strips = function* () {
    for (const strip of stripsOf(width, height)) yield filled(strip, opened, areas);
  };
  const blob = await encodePng(width, height, strips());
  const isRight = await showsItsTiles(ports, blob, opened, plan);
  if (!isRight) reasons.add('self-check');
  return isRight ? { blob, width, height } : null;
}

/** A strip of the picture; where tiles overlap, the earlier one shows. */
function filled(strip: Area, opened: Opened[], areas: Area[]): Raster {
  const { width, height } = strip;
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let at = opened.length - 1; at >= 0; at--) {
    const area = areas[at] as Area;
    const part = shared(strip, area);
    if (!part) continue;
    const raster = (opened[at] as Opened).picture.read(from(part, area));
    for (let row = 0; row < part.height; row++) {
      const line = raster.data.subarray(row * part.width * 4, (row + 1) * part.width * 4);
      data.set(line, ((part.y - strip.y + row) * width + part.x) * 4);
    }
  }
  return { data, width, height };
}

/** Decodes the finished picture and compares rows of it with the tile that they are from. */
async function showsItsTiles(
  { open }: StitchPorts,
  blob: Blob,
  opened: Opened[],
  { width, height, areas }: Plan,
): Promise<boolean> {
  const picture = await open(blob).catch(() => null);
  if (!picture) return false;
  try {
    if (picture.width !== width || picture.height !== height) return false;
    for (let y = 0; y < height; y += y + CHECKED < height ? CHECKED : 1) {
      const row = { x: 0, y, width, height: 1 };
      if (equalShare(picture.read(row), filled(row, opened, areas)) < 1) return false;
    }
    return true;
  } finally {
    picture.close();
  }
}

function tilesOf(opened: Opened[], agreements: (number | null)[]): Promise<Tile[]> {
  return Promise.all(
    opened.map(async ({ staged, place: { rect, offset } }, at) => ({
      sha256: await sha256Hex(await staged.blob.arrayBuffer()),
      rect,
      offset,
      agrees: agreements[at] ?? null,
    })),
  );
}
