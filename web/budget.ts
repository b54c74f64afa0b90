const EXPLORE = 'src/explore/explore-page.tsx'
const WALKS = 'src/walks/walk-pages.tsx'
const MAP = 'src/map/map.tsx'
const WALK_MAP = 'src/map/walk-map.tsx'
const VOLUNTEER = 'src/volunteer/volunteer-pages.tsx'
const MANAGE = 'src/manage/manage-pages.tsx'
const OPERATE = 'src/operate/operate-pages.tsx'
const DRAWING = 'drawing-worker'
const PANELS = { explore: 'src/explore', walks: 'src/walks' }

/** What every page has: the first script and the program. */
export const always = ['index.html', 'src/app.tsx']

interface Line {
  route: string
  parts: string[]
  /** What works beside the page for it. */
  worker?: string
  maximumKb: number
}

/** What an address brings besides, and how many kilobytes of JavaScript that may be in all, compressed. */
export const budget: Line[] = [
  { route: '/', parts: [EXPLORE], maximumKb: 100 },
  { route: '/ with the map', parts: [EXPLORE, MAP], worker: DRAWING, maximumKb: 160 },
  { route: '/sessions/:id', parts: [EXPLORE, `${PANELS.explore}/session-panel.tsx`], maximumKb: 111 },
  { route: '/sites/:id', parts: [EXPLORE, `${PANELS.explore}/site-panel.tsx`], maximumKb: 102 },
  { route: '/walks', parts: [WALKS], maximumKb: 101 },
  { route: '/walks with the map', parts: [WALKS, WALK_MAP], worker: DRAWING, maximumKb: 156 },
  { route: '/walks/:id', parts: [WALKS, `${PANELS.walks}/route-panel.tsx`], maximumKb: 116 },
  { route: '/stations/:id', parts: [WALKS, `${PANELS.walks}/station-panel.tsx`], maximumKb: 115 },
  { route: '/departures/:id', parts: [WALKS, `${PANELS.walks}/departure-panel.tsx`], maximumKb: 120 },
  { route: '/walks/:id/sheet', parts: [WALKS, 'src/walks/sheet/route-sheet-page.tsx'], maximumKb: 164 },
  { route: '/reservations', parts: ['src/reservations/reservations-page.tsx'], maximumKb: 101 },
  { route: '/reservations/:id', parts: ['src/reservations/reservation-page.tsx'], maximumKb: 113 },
  { route: '/notices', parts: ['src/account/notices-page.tsx'], maximumKb: 102 },
  { route: '/my-calendar', parts: ['src/account/calendar-page.tsx'], maximumKb: 99 },
  { route: '/sign-in', parts: ['src/account/sign-in-page.tsx'], maximumKb: 91 },
  { route: '/about', parts: ['src/shell/about-page.tsx'], maximumKb: 88 },
  { route: '/my-walks', parts: ['src/walking/walking-pages.tsx'], maximumKb: 109 },
  { route: '/volunteer', parts: [VOLUNTEER, 'src/volunteer/board-page.tsx'], maximumKb: 115 },
  { route: '/volunteer/register', parts: [VOLUNTEER, 'src/volunteer/register-page.tsx'], maximumKb: 111 },
  { route: '/volunteer/hours', parts: [VOLUNTEER, 'src/volunteer/hours-page.tsx'], maximumKb: 108 },
  { route: '/volunteer/trainings', parts: [VOLUNTEER, 'src/volunteer/trainings-page.tsx'], maximumKb: 107 },
  { route: '/volunteer/shifts/:id', parts: [VOLUNTEER, 'src/volunteer/shift-page.tsx'], maximumKb: 119 },
  { route: '/certificates/:code', parts: [VOLUNTEER, 'src/volunteer/certificate-page.tsx'], maximumKb: 105 },
  { route: '/showcase', parts: [VOLUNTEER, 'src/volunteer/showcase-page.tsx'], maximumKb: 104 },
  { route: '/manage', parts: [MANAGE, 'src/manage/managed-sites-page.tsx'], maximumKb: 104 },
  { route: '/manage/sites/:id', parts: [MANAGE, 'src/manage/managed-site-page.tsx'], maximumKb: 111 },
  {
    route: '/manage/sites/:id/activities/new',
    parts: [MANAGE, 'src/manage/create-activity-page.tsx'],
    maximumKb: 109,
  },
  {
    route: '/manage/sites/:id/sessions/new',
    parts: [MANAGE, 'src/manage/publish-session-page.tsx'],
    maximumKb: 110,
  },
  { route: '/manage/sessions/:id', parts: [MANAGE, 'src/manage/managed-session-page.tsx'], maximumKb: 118 },
  { route: '/operate', parts: [OPERATE, 'src/operate/board-page.tsx'], maximumKb: 120 },
  { route: '/operate/departures/new', parts: [OPERATE, 'src/operate/schedule-page.tsx'], maximumKb: 116 },
  {
    route: '/operate/departures/:id',
    parts: [OPERATE, 'src/operate/operated-departure-page.tsx'],
    maximumKb: 130,
  },
  { route: '/operate/decisions', parts: [OPERATE, 'src/operate/decisions-page.tsx'], maximumKb: 119 },
  { route: '/operate/guides', parts: [OPERATE, 'src/operate/guides-page.tsx'], maximumKb: 119 },
  { route: '/operate/guides/:id', parts: [OPERATE, 'src/operate/operated-guide-page.tsx'], maximumKb: 122 },
  { route: '/operate/hours', parts: [OPERATE, 'src/operate/hours-page.tsx'], maximumKb: 119 },
  { route: '/operate/holidays', parts: [OPERATE, 'src/operate/holidays-page.tsx'], maximumKb: 117 },
  { route: '/operate/trainings', parts: [OPERATE, 'src/operate/trainings-page.tsx'], maximumKb: 117 },
  { route: '/operate/trainings/:id', parts: [OPERATE, 'src/operate/training-page.tsx'], maximumKb: 118 },
  { route: '/operate/closures', parts: [OPERATE, 'src/operate/closures-page.tsx'], maximumKb: 116 },
]
