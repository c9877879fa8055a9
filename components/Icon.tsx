const PATHS = {
  bookmark: 'M4 2.5h8v11L8 10.6 4 13.5z',
  note: 'M3 13h3l7-7-3-3-7 7zM8.7 4.3l3 3',
  trash: 'M3 4.5h10M6.2 4.5v-2h3.6v2M4.4 4.5l.6 9h6l.6-9M6.8 7v4M9.2 7v4',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  check: 'M3 8.5l3.5 3.5L13 4.5',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9M10.3 10.3l3.2 3.2',
  tag: 'M2.5 2.5h5.5l5.5 5.5-5.5 5.5-5.5-5.5zM5.3 5.3v.01',
  library: 'M2.5 3v10M5.5 3v10M8.5 3.4l4.6 9.2',
  settings: 'M2.5 4.5h6M11.5 4.5h2M2.5 11.5h2M7.5 11.5h6M10 3v3M6 10v3',
  share: 'M6.5 9.5l6.5-6.5M9 3h4v4M12 9.5v3.5h-9v-9h3.5',
  previous: 'M10 3.5l-4.5 4.5 4.5 4.5',
  next: 'M6 3.5l4.5 4.5-4.5 4.5',
  more: 'M3.5 8v.01M8 8v.01M12.5 8v.01',
  panel: 'M2.5 3h11v10h-11zM9.5 3v10',
} as const;

/** A decorative picture: whatever it stands for is said by the control that holds it. */
export function Icon({ name }: { readonly name: keyof typeof PATHS }) {
  return (
    <svg class="pm-icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
