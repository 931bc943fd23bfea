const NAME = 'stadtspur-verify.html';

/** Offers this page as one file. It is packed as text, because no page of the extension may hold scripts in itself. */
export async function savePage(): Promise<void> {
  const answer = await fetch('/stadtspur-verify.txt');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([await answer.blob()], { type: 'text/html' }));
  link.download = NAME;
  link.click();
  // The browser takes its own hold of the bytes; a minute is more than it needs.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
