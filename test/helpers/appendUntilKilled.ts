import { openLedger } from '../../electron/storage/ledger.ts';

const ledger = openLedger(process.argv[2] ?? '', () => Date.now());
for (;;) process.send?.(ledger.append('s', { type: 'tick' }).seq);
