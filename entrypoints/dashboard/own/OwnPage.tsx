import { useCallback, useMemo, useState } from 'preact/hooks';
import {
  EntryView,
  ImportView,
  ListView,
  OWN_LIST,
  type OwnPlace,
  ownHashOf,
  PublishView,
  useLoaded,
  type Words,
} from '../../../components/index.ts';
import { onChanged } from '../../../utils/platform/index.ts';
import {
  exportDocument,
  fieldsOf,
  keepBoth,
  loadList,
  loadStart,
  printFile,
  saveEntry,
  today,
  undoSteps,
  withdrawEntry,
} from './entries.ts';
import { commonFields, downloadTemplate, openDropped, readFiles, saveImport } from './import.ts';
import { loadFacts, publishActions } from './publish.ts';

type Props = { place: OwnPlace; words: Words; onPlace(place: OwnPlace): void };

const watch = (call: () => void, signal: AbortSignal) => onChanged('registries', call, signal);

/** The pages of the user's own registry. */
export function OwnPage({ place, words, onPlace }: Props) {
  const [notice, setNotice] = useState('');
  const toList = (said: string) => {
    setNotice(said);
    onPlace(OWN_LIST);
  };
  switch (place.page) {
    case 'list':
      return <List place={place} words={words} notice={notice} onPlace={onPlace} />;
    case 'import':
      return (
        <ImportView
          fields={commonFields}
          start={{ 'source.title': '', 'published.at': '', 'source.date': today() }}
          words={words}
          onDropped={openDropped}
          onRead={readFiles}
          onSave={saveImport}
          onTemplate={downloadTemplate}
        />
      );
    case 'publish':
      return <Publish words={words} />;
    default:
      return <Entry key={ownHashOf(place)} place={place} words={words} onDone={toList} />;
  }
}

type ListPlace = Extract<OwnPlace, { page: 'list' }>;

function List({
  place,
  words,
  notice,
  onPlace,
}: Omit<Props, 'place'> & { place: ListPlace; notice: string }) {
  const [list] = useLoaded(loadList, watch);
  return (
    <ListView
      list={list}
      place={place}
      words={words}
      notice={notice}
      onPlace={onPlace}
      onUndo={undoSteps}
      onExport={() => void exportDocument()}
      onKeepBoth={(pair) => void keepBoth(pair)}
    />
  );
}

type EntryProps = { place: OwnPlace; words: Words; onDone(said: string): void };

function Entry({ place, words, onDone }: EntryProps) {
  // Not followed: a change elsewhere must not take what is being typed.
  const [start] = useLoaded(useCallback(() => loadStart(place), [place]));
  const draft = place.page === 'new' ? place.draft : '';
  const kind = start.state === 'ready' ? (start.value?.kind ?? '') : '';
  const { form } = words.page.own;
  return (
    <EntryView
      start={start}
      isDraft={draft !== ''}
      fields={fieldsOf(kind)}
      words={words}
      onSave={async (begun, values, picture) => {
        const outcome = await saveEntry(begun, values, picture, draft);
        if (outcome.state === 'saved') onDone(form.saved({ title: outcome.title }));
        return outcome;
      }}
      onPrint={printFile}
      onWithdraw={async (name, why) => {
        const outcome = await withdrawEntry(name, why);
        if (outcome.state === 'saved') onDone('');
        return outcome;
      }}
    />
  );
}

function Publish({ words }: { words: Words }) {
  const [facts, reload] = useLoaded(loadFacts, watch);
  const actions = useMemo(() => publishActions(words.language, reload), [words.language, reload]);
  return <PublishView facts={facts} words={words} {...actions} />;
}
