export type QualificationKey = 'lead' | 'first-aid'

/** What is made up of a route: when it is walked, in what groups, and what its guides have to know. */
export interface WalkHabits {
  summaryEn: string
  /** ISO weekdays on which all of its stations are open. */
  weekdays: readonly number[]
  /** Minutes after midnight: one in the morning, one after lunch, so that each station is open when the group comes. */
  starts: readonly number[]
  groupSize: number
  qualifications: readonly QualificationKey[]
}

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const notMondays = [2, 3, 4, 5, 6, 7]
const workdays = [1, 2, 3, 4, 5]
const at = (hour: number, minute = 0) => hour * 60 + minute

export const walkHabits: Record<string, WalkHabits> = {
  'r-qibao-oldstreet': {
    summaryEn:
      'Crowded on weekends and holidays: better on a weekday morning, in a small group. Stone paving and bridge steps; how it is for wheels is to be checked on site.',
    weekdays: everyDay,
    starts: [at(9, 30), at(13, 30)],
    groupSize: 12,
    qualifications: [],
  },
  'r-qibao-full': {
    summaryEn:
      'Several halls sell tickets, and their hours are to be checked. Stone paving and bridge steps.',
    weekdays: everyDay,
    starts: [at(9, 15), at(12, 15)],
    groupSize: 15,
    qualifications: [],
  },
  'r-museum-mile': {
    summaryEn: 'Closed on Mondays. Level ground and park paths, said to suit wheelchairs; to be checked.',
    weekdays: notMondays,
    starts: [at(10), at(13)],
    groupSize: 20,
    qualifications: ['lead'],
  },
  'r-zhaojialou': {
    summaryEn:
      'About four kilometres from the metro to the start: come by bus, or meet for a coach. Stone paving and bridge steps.',
    weekdays: everyDay,
    starts: [at(9, 30), at(13, 30)],
    groupSize: 15,
    qualifications: [],
  },
  'r-jiangchuan': {
    summaryEn: 'Works that still produce are seen from outside only; no pictures inside. Level pavements.',
    weekdays: everyDay,
    starts: [at(9), at(13, 30)],
    groupSize: 20,
    qualifications: [],
  },
  'r-beiqiao-red': {
    summaryEn: 'Heavy traffic on Humin Road: keep to the pavement. Level ground.',
    weekdays: everyDay,
    starts: [at(9, 30), at(14, 30)],
    groupSize: 20,
    qualifications: ['lead'],
  },
  'r-maqiao': {
    summaryEn: 'Far from the metro: come by bus, or meet for a coach. Level ground.',
    weekdays: everyDay,
    starts: [at(9), at(13, 30)],
    groupSize: 15,
    qualifications: [],
  },
  'r-zhudi': {
    summaryEn: 'People live in some of the houses: please be quiet. Narrow lanes of an old street.',
    weekdays: everyDay,
    starts: [at(9, 30), at(14)],
    groupSize: 12,
    qualifications: [],
  },
  'r-sjtu': {
    summaryEn: 'Visitors of the campus book ahead, groups apply in advance. Smooth campus paths.',
    weekdays: everyDay,
    starts: [at(9), at(13, 30)],
    groupSize: 15,
    qualifications: [],
  },
  'r-xinzhuang': {
    summaryEn:
      'Two legs of about 1.3 to 1.6 kilometres: elders may take the bus. The cemetery is open on weekdays; weekends are to be checked. Level ground.',
    weekdays: workdays,
    starts: [at(9), at(13)],
    groupSize: 15,
    qualifications: ['first-aid'],
  },
  'r-duhang': {
    summaryEn: 'People live in some of the houses. Narrow lanes of an old street.',
    weekdays: [],
    starts: [],
    groupSize: 12,
    qualifications: [],
  },
}
