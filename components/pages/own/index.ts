export { EntryView } from './EntryView.tsx';
export { type ChosenFile, ImportView, type ReadOutcome } from './ImportView.tsx';
export { ListView, type OwnList } from './ListView.tsx';
export { type PublishActions, PublishView } from './PublishView.tsx';
export { OWN_LIST, type OwnPlace, ownHashOf } from './place.ts';
export type {
  AlikePair,
  FieldValues,
  FormField,
  FormPicture,
  FormStart,
  ImportPreviewData,
  ImportRefusal,
  OwnEntry,
  OwnStep,
  PublishingFacts,
  SaveOutcome,
} from './types.ts';
