// components: Preact views, props in, callbacks out. May import types of model, i18n and assets.
export { cardModule } from './badge/mount.tsx';
export { type BadgeView, type CaptureView, type ChipKind, chipKind, ranked } from './badge/view.ts';
export { useLoaded } from './hooks/use-loaded.ts';
export { DetailView } from './pages/DetailView.tsx';
export type { DetailActions, FindingCheckOutcome, Standing } from './pages/detail/types.ts';
export type { CsvChoice } from './pages/ExportPanel.tsx';
export * from './pages/evidence/index.ts';
export * from './pages/export/index.ts';
export { FindingsView } from './pages/FindingsView.tsx';
export { LogView } from './pages/LogView.tsx';
export * from './pages/own/index.ts';
export { type PopupState, PopupView } from './pages/PopupView.tsx';
export { type Filter, hashOf, type Place, placeOf } from './pages/place.ts';
export { type ImportResult, ImportSection } from './pages/registries/ImportSection.tsx';
export { RegistriesView } from './pages/registries/RegistriesView.tsx';
export type { Actions as RegistryActions } from './pages/registries/RegistryCard.tsx';
export { RegistryDetail } from './pages/registries/RegistryDetail.tsx';
export { SubscribeSection } from './pages/registries/SubscribeSection.tsx';
export type {
  ChangeShown,
  Failed,
  FlagShown,
  Found,
  LookResult,
  OfferShown,
  Progress,
  RegistryRow,
  SubscribeResult,
} from './pages/registries/types.ts';
export { AccessNotice, type LanguageChoice, SettingsView } from './pages/SettingsView.tsx';
export { Shell } from './pages/Shell.tsx';
export type { Loaded, Words } from './pages/types.ts';
export type { AllowOutcome } from './pages/WebsitesSection.tsx';
export * from './verify/index.ts';
