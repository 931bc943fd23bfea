/** Own style sheet for all replica pages: enough of a social site that badges meet bars, columns and overlays. */
export const styleSheet = `
:root { color-scheme: light dark; font: 15px/1.35 system-ui, sans-serif; }
body { margin: 0; background: #f0f2f5; color: #1c1e21; }
a { color: inherit; text-decoration: none; } a:hover { text-decoration: underline; }
img { display: block; max-width: 100%; } svg { fill: none; stroke: currentColor; opacity: .6; }
button, [role=button] { border: 0; background: none; color: inherit; font: inherit; padding: 4px 8px; }
.banner { background: #fff3c4; color: #4d3b00; text-align: center; padding: 4px; font-size: 12px; }
.bar { position: sticky; top: 0; z-index: 300; height: 48px; display: flex; align-items: center; gap: 24px;
  padding: 0 16px; background: #fff; border-bottom: 1px solid #d0d3d8; font-weight: 600; }
.columns { display: flex; justify-content: center; gap: 24px; align-items: flex-start; }
.side { flex: 0 0 220px; position: sticky; top: 64px; padding: 12px; color: #65676b; }
.side a, .side span { display: block; padding: 6px 0; }
.feed { flex: 0 1 600px; min-width: 0; }
.post { background: #fff; border: 1px solid #d0d3d8; border-radius: 8px; margin: 14px 0; padding: 12px; position: relative; }
.head { display: flex; gap: 10px; align-items: center; } .head .who { flex: 1; min-width: 0; }
.avatar { width: 40px; height: 40px; border-radius: 50%; background: #b9c3cf; flex: none; }
.muted { color: #65676b; font-size: 13px; font-weight: 400; } .body { margin: 8px 0; white-space: normal; overflow-wrap: anywhere; }
.actions { display: flex; justify-content: space-between; color: #65676b; border-top: 1px solid #e4e6ea; margin-top: 8px; }
.offscreen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.scramble { position: relative; display: inline-block; overflow: hidden; height: 1.35em; vertical-align: bottom; white-space: pre; }
.scramble .decoy { position: absolute; top: 3em; }
h2, h3, h4 { margin: 0; font-size: 15px; }
/* X */
.x body { background: #fff; color: #0f1419; } .x .post { border-width: 0 0 1px; border-radius: 0; margin: 0; }
.x .feed { border: solid #eff3f4; border-width: 0 1px; } .x article { display: flex; gap: 10px; outline: none; }
.x article > .main { flex: 1; min-width: 0; } .x .photo { border-radius: 16px; overflow: hidden; margin-top: 8px; }
/* Instagram */
.ig body { background: #fff; } .ig main { max-width: 935px; margin: 24px auto; } .ig .split { display: flex; border: 1px solid #dbdbdb; }
.ig .split > .pane { flex: 1 1 55%; background: #000; display: flex; align-items: center; } .ig .split > .talk { flex: 1 1 45%; padding: 12px; min-width: 0; }
.ig ul { list-style: none; padding: 0; margin: 0; } .ig .row { display: flex; gap: 4px; margin-bottom: 4px; }
.ig .tile { flex: 1; aspect-ratio: 1; overflow: hidden; position: relative; } .ig .tile img { width: 100%; height: 100%; object-fit: cover; }
.ig .tile a, .ig .tile a > div, .ig .tile a > div > :first-child { display: block; height: 100%; }
.ig .comment { display: flex; gap: 8px; margin: 10px 0; }
/* Ad Library */
.ads .cards { display: flex; flex-wrap: wrap; gap: 16px; justify-content: center; padding: 16px; } .ads .card { width: 420px; background: #fff; border: 1px solid #ccd0d5; border-radius: 8px; }
.ads .meta, .ads .creative { padding: 12px; } .ads hr { border: 0; border-top: 1px solid #dadde1; margin: 0; }
.ads .link { display: block; background: #f0f2f5; padding: 10px; }
/* plain sites */
.plain main { max-width: 760px; margin: 24px auto; background: #fff; padding: 24px; } .plain h1 { font-size: 24px; }
@media (prefers-color-scheme: dark) {
  body, .ig body { background: #18191a; color: #e4e6eb; } .x body { background: #000; color: #e7e9ea; }
  .bar, .post, .ads .card, .plain main { background: #242526; border-color: #3a3b3c; } .ads .link { background: #3a3b3c; }
  .x .bar, .x .post { background: #000; border-color: #2f3336; } .x .feed, .ig .split { border-color: #2f3336; }
  .actions { border-color: #3a3b3c; } .muted, .side, .actions { color: #b0b3b8; }
}
@media (max-width: 900px) { .side { display: none; } .ig .split { display: block; } }
`;
