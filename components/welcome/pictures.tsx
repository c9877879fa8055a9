/** Three drawings of what Pressmark does, in the colours of the interface; what they show is said beside them. */

const Paper = ({ lines }: { readonly lines: readonly (readonly [x: number, y: number, width: number])[] }) => (
  <>
    <rect x="24" y="14" width="152" height="132" rx="6" class="pm-draw-paper" />
    <rect x="38" y="28" width="92" height="8" rx="2" class="pm-draw-ink" />
    {lines.map(([x, y, width]) => (
      <rect key={y} x={x} y={y} width={width} height="5" rx="2" class="pm-draw-line" />
    ))}
  </>
);

/** An article with a key point and two claims marked. */
export const MarkedPicture = () => (
  <svg viewBox="0 0 240 160" aria-hidden="true" focusable="false">
    <Paper
      lines={[
        [38, 48, 124],
        [38, 60, 110],
        [38, 76, 124],
        [38, 88, 84],
        [38, 104, 118],
        [38, 120, 96],
      ]}
    />
    <rect x="36" y="45" width="128" height="22" rx="2" class="pm-draw-key-point" />
    <rect x="36" y="73" width="128" height="10" rx="2" class="pm-draw-claim" />
    <rect x="36" y="101" width="84" height="10" rx="2" class="pm-draw-claim" />
    <path d="M36 68.5h128" class="pm-draw-key-point-line" />
    <path d="M36 84.5h128M36 112.5h84" class="pm-draw-claim-line" />
    <g class="pm-draw-map">
      <path d="M196 20v120" />
      <path d="M196 34v14" class="pm-draw-map-key-point" />
      <path d="M196 62v10M196 92v8" class="pm-draw-map-claim" />
    </g>
  </svg>
);

/** Words lead to the person who said them. */
export const SpeakerPicture = () => (
  <svg viewBox="0 0 240 160" aria-hidden="true" focusable="false">
    <Paper
      lines={[
        [38, 48, 124],
        [38, 60, 96],
        [38, 122, 110],
      ]}
    />
    <rect x="36" y="45" width="128" height="10" rx="2" class="pm-draw-claim" />
    <path d="M36 56.5h128" class="pm-draw-claim-line" />
    <rect x="64" y="70" width="152" height="62" rx="9" class="pm-draw-card" />
    <circle cx="88" cy="92" r="10" class="pm-draw-accent" />
    <path d="M73 118c2-12 28-12 30 0" class="pm-draw-accent" />
    <rect x="112" y="84" width="74" height="7" rx="2" class="pm-draw-ink" />
    <rect x="112" y="97" width="88" height="5" rx="2" class="pm-draw-line" />
    <rect x="112" y="110" width="34" height="12" rx="5" class="pm-draw-button" />
    <rect x="151" y="110" width="34" height="12" rx="5" class="pm-draw-button" />
  </svg>
);

/** What is kept stands together, with its notes. */
export const KeptPicture = () => (
  <svg viewBox="0 0 240 160" aria-hidden="true" focusable="false">
    <rect x="24" y="14" width="192" height="132" rx="6" class="pm-draw-paper" />
    {[
      ['yellow', 30],
      ['green', 70],
      ['pink', 110],
    ].map(([color, y]) => (
      <g key={color} class={`pm-${color}`}>
        <rect x="38" y={y} width="5" height="26" rx="2" class="pm-draw-mark" />
        <rect x="52" y={Number(y) + 1} width="120" height="6" rx="2" class="pm-draw-ink" />
        <rect x="52" y={Number(y) + 12} width="86" height="5" rx="2" class="pm-draw-line" />
        <rect x="52" y={Number(y) + 21} width="30" height="5" rx="2" class="pm-draw-line" />
        <path d={`M192 ${y}h10v14l-5-4-5 4z`} class="pm-draw-bookmark" />
      </g>
    ))}
  </svg>
);
