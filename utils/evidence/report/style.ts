import { Html } from './html.ts';

/** The report's style: reads on screen in light and dark, prints on A4 in black with rules instead of tints. */
export const STYLE = new Html(`
:root{color-scheme:light dark;--ink:#1b2426;--soft:#4c5a5d;--line:#c3cccd;--strong:#77868a;--paper:#fff;--tint:#f3f5f5;--accent:#0f5c63}
@media (prefers-color-scheme:dark){:root{--ink:#e7edee;--soft:#a9b7ba;--line:#3d494b;--strong:#829296;--paper:#161c1d;--tint:#1f2728;--accent:#5cbcc4}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:1000px;padding:24px;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-variant-numeric:tabular-nums}
h1{font-size:24px;line-height:1.25;margin:0 0 12px}h2{font-size:18px;line-height:1.3;margin:32px 0 8px}h3{font-size:15px;margin:16px 0 4px}
a{color:var(--accent);overflow-wrap:anywhere}
code{font:13px/1.45 ui-monospace,"SFMono-Regular",Menlo,Consolas,"Liberation Mono",monospace;overflow-wrap:anywhere}
table{width:100%;border-collapse:collapse;font-size:13px}
th,td{padding:4px 8px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{border-bottom:2px solid var(--strong);color:var(--soft);font-weight:600;white-space:nowrap}
tbody th{border-bottom:1px solid var(--line)}
.scroll{overflow-x:auto}
.number{white-space:nowrap}
dl{display:grid;grid-template-columns:minmax(140px,max-content) minmax(0,1fr);gap:4px 16px;margin:0 0 12px}
dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
blockquote{margin:0;padding:8px 12px;border-left:3px solid var(--strong);background:var(--tint);white-space:pre-wrap;overflow-wrap:anywhere}
ul{margin:4px 0;padding-left:20px}
figure{margin:8px 0}figure img{display:block;max-width:100%;max-height:900px;border:1px solid var(--line)}
figcaption,.soft{color:var(--soft);font-size:13px}
section.finding{border-top:2px solid var(--strong);margin-top:32px}
.note{border-left:4px solid var(--strong);padding:4px 12px}
@page{size:A4;margin:18mm 15mm}
@media print{:root{--ink:#000;--soft:#333;--line:#999;--strong:#555;--paper:#fff;--tint:#fff;--accent:#000}
body{max-width:none;padding:0;font-size:10pt}table{font-size:8.5pt}section.finding{break-before:page;border-top:0;margin-top:0}
h2,h3,dt{break-after:avoid}tr,figure,dl{break-inside:avoid}figure img{max-height:220mm}thead{display:table-header-group}}
`);
