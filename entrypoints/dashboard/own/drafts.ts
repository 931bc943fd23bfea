import type { FieldValues, FormStart } from '../../../components/index.ts';
import { type EntryDraft, entryDraft, parseWith } from '../../../utils/model/index.ts';
import { sessionValue } from '../../../utils/platform/index.ts';

const stored = (id: string) => sessionValue(`own-draft.${id}`);

/** What the background read on a page, as the beginning of a form; null when it is there no more. */
export async function draftStart(id: string, today: string): Promise<FormStart | null> {
  const data = await stored(id).load();
  if (!data) return null;
  const draft = parseWith(entryDraft, data, 'draft');
  const values = draft.read.profile ? profileValues(draft, today) : mediumValues(draft, today);
  const kind = draft.read.profile ? 'account' : 'asset';
  return { kind, name: null, title: '', values, picture: draft.picture };
}

/** A draft that was saved is not offered a second time. */
export const dropDraft = (id: string): Promise<void> => stored(id).save(null);

function profileValues({ read }: EntryDraft, today: string): FieldValues {
  const { platform, handle, numericId, name, url } = read.profile ?? {};
  return {
    platform: platform ?? '',
    handle: handle ?? '',
    numericId: numericId ?? '',
    name: name ?? '',
    url: url ?? '',
    'source.title': read.title || read.siteName,
    'source.url': url ?? read.url,
    'source.date': today,
  };
}

/** The first words say what it is: the caption, else the description, else the page's title. */
function mediumValues({ read }: EntryDraft, today: string): FieldValues {
  const { medium, title, siteName, url } = read;
  const said = medium?.caption || medium?.alt || title;
  const kind = medium?.kind ?? 'text';
  return {
    kind,
    title: said.split('\n')[0]?.slice(0, 400) ?? '',
    credit: medium?.credit ?? '',
    'published.url': url,
    'published.at': read.published ?? '',
    addresses: medium?.url ?? '',
    text: read.text,
    'source.title': `${siteName}: ${title}`.slice(0, 400),
    'source.url': url,
    'source.date': today,
  };
}
