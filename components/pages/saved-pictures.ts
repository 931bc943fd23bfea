import { useEffect, useState } from 'preact/hooks';
import type { Finding } from '../../utils/model/index.ts';
import type { Picture } from './types.ts';

/**
 * The saved bytes of the pictures that matched, by the address they had on the page: our own pages load nothing from
 * the network.
 */
export function useSavedPictures({ id, artefacts, matches }: Finding, picture: Picture) {
  const [saved, setSaved] = useState<Record<string, string>>({});
  useEffect(() => {
    let gone = false;
    const made: string[] = [];
    const matched = new Set(
      matches.flatMap(({ measure }) => ('mediaUrl' in measure ? [measure.mediaUrl] : [])),
    );
    for (const { url, sha256 } of artefacts.filter((one) => one.role === 'media' && matched.has(one.url))) {
      picture(id, sha256).then(
        (address) => {
          if (!address || !url) return;
          if (gone) return URL.revokeObjectURL(address);
          made.push(address);
          setSaved((before) => ({ ...before, [url]: address }));
        },
        // The evidence beside it says that the bytes are not there.
        () => undefined,
      );
    }
    return () => {
      gone = true;
      for (const address of made) URL.revokeObjectURL(address);
    };
  }, [id, artefacts, matches, picture]);
  return (url: string): string | null => saved[url] ?? null;
}
