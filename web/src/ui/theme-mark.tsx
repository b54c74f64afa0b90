import './theme.css'
import type { Theme } from '../api/gen/documents.ts'
import { Mark } from './mark.tsx'

/** Strokes on a 24 × 24 field: star, shuttle and thread, rice in its field, bridge, orbit, brush. */
export const themePaths: Record<Theme, string> = {
  RED: 'M12 3.2l2.6 5.6 6.1.7-4.5 4.2 1.2 6L12 16.7l-5.4 3 1.2-6L3.3 9.5l6.1-.7z',
  INTANGIBLE_HERITAGE:
    'M12 3.5l4.2 4.2L12 12 7.8 7.7zM12 12l4.2 4.2L12 20.5l-4.2-4.3zM7.8 7.8 3.5 12l4.3 4.2L12 12zM16.2 7.8l4.3 4.2-4.3 4.2L12 12z',
  COUNTRYSIDE:
    'M12 21V10M12 10c-3.4 0-5.6-2-5.9-5.6 3.6.1 5.9 2 5.9 5.6zM12 10c0-3.6 2.3-5.5 5.9-5.6C17.6 8 15.4 10 12 10zM3.5 21c2.4-2.6 5.2-4 8.5-4s6.1 1.4 8.5 4',
  HISTORY: 'M2.5 18.5h19M4 18.5c0-5.8 3.5-9.5 8-9.5s8 3.7 8 9.5M8.5 18.5a3.5 3.5 0 0 1 7 0M9 6.5h6M12 4v2.5',
  SCIENCE:
    'M12 10.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 1 0 0-3zM12 7.5c5.5 0 9.5 2 9.5 4.5s-4 4.5-9.5 4.5S2.5 14.5 2.5 12 6.5 7.5 12 7.5zM14.2 3.2c2 .8 1.8 5.5-.5 10.2s-5.6 8-7.6 7.2',
  ARTS: 'M20.5 3.5c-5 2.4-8.7 6-10.8 9.8l2 2c3.8-2.1 7.1-6.5 8.8-11.8zM8.6 14.5c-2.5-.3-3.6 1.4-3.7 3.1-.1 1.2-.6 2-1.9 2.4 3.6 1.4 7.4.5 7.6-3.4z',
}

/** A drawn mark that stands beside the theme's name, so it is hidden from screen readers. */
export function ThemeMark({ theme, size }: { theme: Theme; size?: number }) {
  return <Mark className="theme-mark" path={themePaths[theme]} size={size} theme={theme} />
}

/** The theme's running stitch, as the map draws it: in its ink and its pattern. */
export function ThemeStitch({ theme, width = 64 }: { theme: Theme; width?: number }) {
  return (
    <svg
      className="theme-stitch"
      data-theme={theme}
      width={width}
      height={8}
      viewBox={`0 0 ${width} 8`}
      aria-hidden="true"
      focusable="false"
    >
      <path d={`M3 4H${width - 3}`} />
    </svg>
  )
}
