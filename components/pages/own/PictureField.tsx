import type { Words } from '../types.ts';
import type { FormPicture } from './types.ts';

type Props = {
  picture: FormPicture | null;
  words: Words;
  onPicture(picture: FormPicture): void;
  onPrint(file: File): Promise<FormPicture>;
};

/** From this quality on pictures can be told apart (PDQ; the same as MIN_QUALITY of utils/matching). */
const LEAST_QUALITY = 50;

/** The picture by which a medium is compared: what is there, and a way to choose a file. */
export function PictureField({ picture, words, onPicture, onPrint }: Props) {
  const text = words.page.own.form;
  const choose = async (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    const file = input.files?.[0];
    if (file) onPicture(await onPrint(file));
    input.value = '';
  };
  return (
    <fieldset class="picture-field" data-testid="own-picture" data-picture={picture?.state ?? 'none'}>
      <legend>{text.picture}</legend>
      {picture?.state === 'printed' && picture.printed.thumbnail && (
        <img src={picture.printed.thumbnail} alt={text.picture} />
      )}
      <p role="status">{picture && said(picture, words)}</p>
      <label>
        {text.addPicture}
        <input type="file" accept="image/*" onChange={choose} />
      </label>
    </fieldset>
  );
}

function said(picture: FormPicture, { page, badge }: Words): string {
  const text = page.own.form;
  if (picture.state === 'failed') {
    return text.noPicture({ text: badge.failures[picture.code] ?? picture.code });
  }
  if (picture.printed.quality < LEAST_QUALITY) return text.tooPlain;
  return { file: text.fromFile, screen: text.fromScreen, kept: '' }[picture.from];
}
