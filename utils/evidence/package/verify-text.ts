type Facts = { key: string; head: string; lines: number; stamps: readonly number[] };

/** VERIFY.txt: the commands by which a stranger checks the package, in German and English, and what each proves. */
export function verifyText(facts: Facts): string {
  return `${german(facts)}\n${'='.repeat(78)}\n\n${english(facts)}`;
}

const COMMANDS = {
  payload: 'sha256sum -c --strict --quiet manifest-sha256.txt && echo OK',
  tags: 'sha256sum -c --strict --quiet tagmanifest-sha256.txt && echo OK',
  extra: 'bagit.py --validate .',
  signature:
    'openssl pkeyutl -verify -pubin -inkey capture-key.pem -rawin \\\n      -in tagmanifest-sha256.txt -sigfile tagmanifest-sha256.txt.sig',
  stamp: (line: number | string) =>
    `openssl ts -verify -in timestamps/line-${line}.tsr -CAfile chain.pem \\\n      -digest $(sed -n ${line}p data/ledger.ndjson | tr -d '\\n' | sha256sum | cut -c1-64)`,
};

const stampsDe = (stamps: readonly number[]) =>
  stamps.length === 0
    ? '   In diesem Paket liegt kein Zeitstempel: die Zeiten stehen allein auf der\n   Uhr des Geräts. Wo einer liegt, lautet der Befehl:'
    : `   Gestempelte Zeilen: ${stamps.join(', ')}.`;

const stampsEn = (stamps: readonly number[]) =>
  stamps.length === 0
    ? '   There is no timestamp in this package: only the clock of the device tells\n   the times. Where there is one, the command is:'
    : `   Stamped lines: ${stamps.join(', ')}.`;

const german = ({ key, head, lines, stamps }: Facts) => `PRÜFEN OHNE UNS

Paket entpacken, im entpackten Ordner eine Befehlszeile öffnen (Linux, macOS,
Windows mit WSL oder Git Bash). OpenSSL ab 3.0, coreutils; für 1b Python mit
"pip install bagit". Kein Befehl braucht das Netz.

1. Die Dateien sind die des Pakets:
      ${COMMANDS.payload}
   Beweist: jede Datei unter data/ ist Byte für Byte die, die beim Ausgeben im
   Verzeichnis der Prüfsummen stand. sha256sum meldet Dateien nicht, die zu viel
   sind; das tut
   1b ${COMMANDS.extra}

2. Auch die Begleitdateien sind die des Pakets:
      ${COMMANDS.tags}
   Beweist dasselbe für README.html, die Prüfsummen aus 1, den Schlüssel und
   die Zeitstempel.

3. Das Paket ist vom Inhaber dieses Schlüssels unterschrieben:
      ${COMMANDS.signature}
   Beweist: wer den geheimen Teil von capture-key.pem hat, hat genau diese
   Prüfsummen unterschrieben. Kennung des Schlüssels: ${key}

4. Das Verzeichnis der Sicherungen gab es zur gestempelten Zeit:
${stampsDe(stamps)}
      ${COMMANDS.stamp(stamps.at(-1) ?? 'N')}
   chain.pem: die Zertifikate der Stelle, von ihr selbst bezogen. Beweist: alle
   Zeilen bis zur gestempelten gab es zu dieser Zeit.

Kopf des Verzeichnisses (SHA-256 der Zeile ${lines}): ${head}

Die Kette selbst (jede Zeile nennt die SHA-256 der vorigen und die der
Aufzeichnung record.json, jede Aufzeichnung die ihrer Dateien) prüft die Seite
"Paket prüfen" der Erweiterung, auch als einzelne Datei ohne Netz, oder
      npm run --silent verify -- paket.zip
data/ledger.sig enthält je Zeile die Unterschrift (Ed25519, Base64).

KEINER dieser Befehle beweist, dass der Server den Beitrag so gesandt hat: wer
das Gerät hat, kann eine Seite vor dem Sichern ändern. Keiner beweist, dass
nichts weggelassen wurde, oder wer den Schlüssel hatte.
`;

const english = ({ key, head, lines, stamps }: Facts) => `VERIFYING WITHOUT US

Unpack the package and open a command line in the unpacked folder (Linux,
macOS, Windows with WSL or Git Bash). OpenSSL 3.0 or later, coreutils; for 1b
Python with "pip install bagit". No command needs the network.

1. The files are those of the package:
      ${COMMANDS.payload}
   Proves: every file under data/ is byte for byte the one that stood in the
   list of checksums when the package was written. sha256sum does not tell of
   files too many; this does:
   1b ${COMMANDS.extra}

2. The files beside them are those of the package, too:
      ${COMMANDS.tags}
   Proves the same of README.html, the checksums of 1, the key and the
   timestamps.

3. The package is signed by the holder of this key:
      ${COMMANDS.signature}
   Proves: whoever has the secret part of capture-key.pem signed exactly these
   checksums. Id of the key: ${key}

4. The ledger of captures existed at the stamped time:
${stampsEn(stamps)}
      ${COMMANDS.stamp(stamps.at(-1) ?? 'N')}
   chain.pem: the certificates of the authority, taken from itself. Proves: all
   lines up to the stamped one existed at that time.

Head of the ledger (SHA-256 of line ${lines}): ${head}

The chain itself (each line names the SHA-256 of the one before and that of the
record record.json, each record those of its files) is checked by the page
"Check a package" of the extension, also as a single file without network, or by
      npm run --silent verify -- package.zip
data/ledger.sig holds the signature of each line (Ed25519, base64).

NONE of these commands proves that the server sent the post in this form:
whoever holds the device can change a page before saving it. None proves that
nothing was left out, or who held the key.
`;
