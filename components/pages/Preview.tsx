import { useEffect, useState } from 'preact/hooks';
import type { Picture } from './types.ts';

type Props = {
  finding: string;
  sha256: string;
  picture: Picture;
  alt: string;
  missing?: string;
  isVideo?: boolean;
};

/** A stored picture, read when it is first drawn; its address is given back when it goes. */
export function Preview({ finding, sha256, picture, alt, missing, isVideo }: Props) {
  const [address, setAddress] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    let gone = false;
    let made: string | null = null;
    picture(finding, sha256).then(
      (one) => {
        made = one;
        if (gone && one) URL.revokeObjectURL(one);
        else setAddress(one);
      },
      () => gone || setAddress(null),
    );
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [finding, sha256, picture]);
  if (address === null) return missing ? <p class="notice warn">{missing}</p> : null;
  // Muted to begin with: evidence that is opened in an office must not shout.
  if (address && isVideo) return <video src={address} aria-label={alt} controls muted preload="metadata" />;
  return address ? <img src={address} alt={alt} loading="lazy" /> : null;
}
