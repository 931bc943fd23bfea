import type { Measure, Region } from '../../model/index.ts';

const TIMES = {
  inside: 'der Beitrag liegt im Zeitraum des Themas',
  unknown: 'die Zeit des Beitrags ist nicht bekannt',
  none: 'das Thema hat keinen Zeitraum',
};

/** What a match rests on, in German, with its figures. */
export function measureDe(measure: Measure): string {
  switch (measure.by) {
    case 'author':
      return `Verfasser ist ${measure.key}`;
    case 'address':
      return `${measure.own ? 'der Beitrag hat die Adresse' : 'der Beitrag verweist auf'} ${measure.url}`;
    case 'tag':
      return `der Beitrag markiert oder verlinkt ${measure.key}`;
    case 'name':
      return `der Text nennt „${measure.words}“ ab Zeichen ${measure.offset + 1}`;
    case 'pdq':
      return `Bild weicht in ${measure.distance} von 256 Bit ab (Grenze ${measure.threshold}, Güte ${measure.quality} von 100)${onScreen(measure)}: ${measure.mediaUrl}`;
    case 'part':
      return partDe(measure);
    case 'frames':
      return `${measure.frames} Einzelbilder in gleicher Folge, Sekunde ${seconds(measure.query)} hier, ${seconds(measure.entry)} im Eintrag, höchstens ${measure.distance} von 256 Bit Abweichung: ${measure.mediaUrl ?? 'keine Adresse'}`;
    case 'passages':
      return `gemeinsamer Wortlaut ${measure.passages.map(({ words }) => `„${words}“`).join(' / ')} (Gewicht ${decimal(measure.info)}${measure.where === 'alt' ? ', in der Bildbeschreibung' : ''})`;
    case 'topic':
      return `enthält ${measure.found.map(({ words, offset }) => `„${words}“ ab Zeichen ${offset + 1}`).join(', ')}; ${TIMES[measure.time]}`;
  }
}

function partDe({
  distance,
  share,
  points,
  query,
  entry,
  mirrored,
  turned,
  mediaUrl,
  from,
}: Extract<Measure, { by: 'part' }>) {
  const figures = [
    distance !== null && `Ausschnitte weichen in ${distance} von 256 Bit ab`,
    share !== null && `${Math.round(share * 100)} % der Felder stimmen überein`,
    points !== null && `${points} Punkte stimmen überein`,
    `${percent(query)} des Bildes zeigen ${percent(entry)} des Bildes im Eintrag`,
    mirrored && 'gespiegelt',
    Math.abs(turned) >= 1 && `um ${Math.round(turned)} Grad gedreht`,
  ].filter((one) => one !== false);
  return `${figures.join(', ')}${onScreen({ from })}: ${mediaUrl}`;
}

const onScreen = ({ from }: { from?: 'screen' | undefined }) => (from ? ', wie das Fenster es zeigte' : '');
const percent = ({ width, height }: Region) => `${Math.round(width * height * 100)} %`;
const decimal = (value: number) => value.toFixed(1).replace('.', ',');
const seconds = ([from, to]: [number, number]) => `${decimal(from)} bis ${decimal(to)}`;
