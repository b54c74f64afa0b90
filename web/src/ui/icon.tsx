import { Mark } from './mark.tsx'

const iconPaths = {
  find: 'M12 21s7-6.3 7-11.5A7 7 0 0 0 5 9.5C5 14.7 12 21 12 21zM12 7.2a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 1 0 0-4.8z',
  walk: 'M5.5 16.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 1 0 0-5zM18.5 2.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 1 0 0-5zM10.5 19h2M15 17.200l1.200-1.400M15.5 12.800l-1.600-1M11 10.600l-1.700-1M9 6.800l1.300-1.300M13 4.900h.6',
  guide: 'M6 21.5V2.800M6 4h12.5l-3.200 4.200 3.200 4.200H6',
  mine: 'M4 6h16v4a2 2 0 0 0 0 4v4H4v-4a2 2 0 0 0 0-4zM14.5 6.5v2M14.5 11v2M14.5 15.5v2',
  notice: 'M6 17v-6a6 6 0 0 1 12 0v6l1.6 2H4.4zM10 21.2h4',
  manage: 'M4 5h16v15H4zM4 9.6h16M8.5 3v4M15.5 3v4M8 13h3v3H8z',
  back: 'M14.5 5 7.5 12l7 7',
  forward: 'M9.5 5l7 7-7 7',
  close: 'M6 6l12 12M18 6 6 18',
  minus: 'M5.5 12h13',
  plus: 'M12 5.5v13M5.5 12h13',
  here: 'M12 8a4 4 0 1 0 0 8 4 4 0 1 0 0-8zM12 2.5V5M12 19v2.5M2.5 12H5M19 12h2.5',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  warn: 'M12 3.5 22 20.5H2zM12 10v5M12 17.6v.3',
  check: 'M4.5 12.5l5 5 10-11',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 1 0 0-8zM4.5 20.5c.6-4 3.6-6 7.5-6s6.9 2 7.5 6',
  steps:
    'M12 3.4a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 1 0 0-3.4zM5.5 9.2c4.3 1.2 8.700 1.2 13 0M12 10v4.500M12 14l-3.200 6.500M12 14l3.200 6.500',
} as const

export type IconName = keyof typeof iconPaths

/** Always beside words, or inside something that has a label: hidden from screen readers. */
export function Icon({ name, size }: { name: IconName; size?: number }) {
  return <Mark className="icon" path={iconPaths[name]} size={size} pen={2} />
}
