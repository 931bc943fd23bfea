import type { Region } from '../../utils/model/index.ts';

type Props = { src: string; alt: string; part: Region | null };

/** A picture, with a frame around the part that is alike; what is outside of it is dimmed. */
export function Framed({ src, alt, part }: Props) {
  return (
    <div class="box">
      <div class="shown">
        <img src={src} alt={alt} referrerpolicy="no-referrer" />
        {part && <div class="frame" style={placeOf(part)} />}
      </div>
    </div>
  );
}

/** Set as properties: an attribute of style would need the leave of the page. */
const placeOf = ({ left, top, width, height }: Region) => ({
  left: percent(left),
  top: percent(top),
  width: percent(width),
  height: percent(height),
});

const percent = (share: number) => `${Math.round(share * 1000) / 10}%`;
