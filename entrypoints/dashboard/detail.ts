import type { DetailActions } from '../../components/index.ts';
import { checkFinding, PortError } from '../../utils/flows/index.ts';
import { announce, download } from '../../utils/platform/index.ts';
import { evidenceStore } from '../../utils/storage/index.ts';
import { ledger } from '../shared/evidence.ts';
import { failed } from './failed.ts';
import { tellLedger } from './standings.ts';

/** What can be done with one finding; `onRemoved` is called once it is gone. */
export const detailActions = (onRemoved: () => void): DetailActions => ({
  async onRemove({ finding, reason, why }) {
    await ledger.remove(finding, { type: 'deletion', reason, why });
    await announce('findings');
    onRemoved();
  },
  async onCheck(id) {
    try {
      const finding = await evidenceStore.find(id);
      if (!finding) throw new PortError('not-found');
      const { files, faults } = await checkFinding(finding, evidenceStore);
      return { state: 'checked', files, faults };
    } catch (error) {
      return { state: 'failed', ...failed(error) };
    }
  },
  async onSupport(finding, support) {
    try {
      await ledger.support(finding, { type: 'support', support });
      await tellLedger();
      return { state: 'done' };
    } catch (error) {
      return { state: 'failed', ...failed(error) };
    }
  },
  fileText: async (finding, sha256) => (await evidenceStore.blob(finding, sha256))?.text() ?? null,
  async onSaveFile(finding, sha256, name) {
    const blob = await evidenceStore.blob(finding, sha256);
    if (blob) download(blob, name);
  },
});
