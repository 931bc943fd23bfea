import { useEffect, useState } from 'preact/hooks';

/** Address of a picture given as data address: blob: passes a page's content security policy, data: need not. */
export function useBlobAddress(dataAddress: string | undefined): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!dataAddress) return undefined;
    const made = URL.createObjectURL(blobOf(dataAddress));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [dataAddress]);
  return address;
}

function blobOf(dataAddress: string): Blob {
  const [head = '', body = ''] = dataAddress.split(',');
  const bytes = Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0));
  return new Blob([bytes], { type: head.slice(5).split(';')[0] ?? '' });
}
