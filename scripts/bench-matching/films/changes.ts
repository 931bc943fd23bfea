import { execFileSync } from 'node:child_process';
import { coded } from './made.ts';

/** Changes of a clip, each as a filter of ffmpeg; `quality` is its rate factor (higher is worse). */
type Change = { filter: string; quality?: number };

export const CHANGES: Record<string, Change> = {
  'as it is (frame phase only)': { filter: 'null', quality: 23 },
  're-encoded small, crf 34': { filter: 'scale=320:-2', quality: 34 },
  'crop 1:1': { filter: "crop='min(iw,ih)':'min(iw,ih)'" },
  'crop 4:5': { filter: "crop='min(iw,ih*4/5)':'min(ih,iw*5/4)'" },
  'bar of 20 % laid over': { filter: 'drawbox=x=0:y=ih*0.8:w=iw:h=ih*0.2:color=navy:t=fill' },
  'bar of 20 % added': { filter: 'pad=iw:ih*1.25:0:0:color=navy,scale=480:-2' },
  'padded to 9:16': { filter: "pad='max(iw,ih*9/16)':'max(ih,iw*16/9)':(ow-iw)/2:(oh-ih)/2,scale=360:-2" },
  'on its own blur, 9:16': {
    filter:
      'split[a][b];[a]scale=360:640:force_original_aspect_ratio=increase,crop=360:640,boxblur=20[g];[b]scale=360:640:force_original_aspect_ratio=decrease[f];[g][f]overlay=(W-w)/2:(H-h)/2',
  },
  'speed 0.8': { filter: 'setpts=PTS/0.8' },
  'speed 1.25': { filter: 'setpts=PTS/1.25' },
  '15 frames a second': { filter: 'fps=15' },
  mirrored: { filter: 'hflip' },
  'zoomed by 1.08': { filter: 'crop=iw/1.08:ih/1.08' },
  '4:5, bar, mirrored, small': {
    filter:
      "crop='min(iw,ih*4/5)':'min(ih,iw*5/4)',hflip,drawbox=x=0:y=ih*0.8:w=iw:h=ih*0.2:color=navy:t=fill,scale=240:-2",
    quality: 32,
  },
};

/** Cuts a clip out of a film and changes it. Sides are made even, as H.264 wants them. */
export function writeClip(
  source: string,
  [start, seconds]: [number, number],
  { filter, quality = 26 }: Change,
  to: string,
): void {
  const even = 'scale=trunc(iw/2)*2:trunc(ih/2)*2';
  const cut = ['-ss', start.toFixed(3), '-t', seconds.toFixed(3), '-i', source];
  execFileSync(
    'ffmpeg',
    ['-nostdin', '-v', 'error', '-y', ...cut, '-vf', `${filter},${even}`, ...coded(quality), to],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
}
