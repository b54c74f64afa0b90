import { defineText } from '../i18n/text.ts'

export const partyText = defineText(
  {
    change: '改人数',
    title: '改人数',
    now: (count: number) => `现在留了 ${count} 位。预约码不变，位子也还是您的。`,
    party: '几位',
    size: (count: number) => `${count} 位`,
    limits: {
      closed: '预约已截止，只能减少',
      places: (left: number) => (left === 0 ? '没有多余的位子了' : `只能再加 ${left} 位`),
      party: (most: number) => `一次最多 ${most} 位`,
    },
    fewer: (count: number) => `少来 ${count} 位，空出的位子会让给别人。`,
    more: (count: number) => `再加 ${count} 位。`,
    same: '按加号或减号选人数。',
    keep: '不改',
    confirm: (count: number) => `改成 ${count} 位`,
    changing: '正在改……',
    done: (count: number) => `改好了：现在是 ${count} 位，预约码不变。`,
    networkFailed: '没有连上，还不知道改好了没有。再按一次即可，不会重复。',
  },
  {
    change: 'Change the number',
    title: 'How many will come?',
    now: (count: number) =>
      `You hold ${count === 1 ? '1 place' : `${count} places`}. Your code stays the same, and so do your places.`,
    party: 'How many',
    size: (count: number) => `${count}`,
    limits: {
      closed: 'Reservations have closed: fewer only',
      places: (left: number) => (left === 0 ? 'No more places are left' : `Only ${left} more`),
      party: (most: number) => `At most ${most} at a time`,
    },
    fewer: (count: number) =>
      count === 1 ? 'One place goes to somebody else.' : `${count} places go to somebody else.`,
    more: (count: number) => (count === 1 ? 'One place more.' : `${count} places more.`),
    same: 'Choose the number with plus and minus.',
    keep: 'Leave it',
    confirm: (count: number) => `Change to ${count}`,
    changing: 'Changing…',
    done: (count: number) =>
      `Changed: you hold ${count === 1 ? '1 place' : `${count} places`} now, with the same code.`,
    networkFailed: 'We could not get through, so we do not know whether it was changed. Press again.',
  },
)
