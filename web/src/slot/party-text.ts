import { defineText } from '../i18n/text.ts'

export const partyText = defineText(
  {
    parties: '名单',
    partiesNone: '还没有人预约。',
    partiesHidden: '名单还没有对您开放。',
    counts: (present: number, expected: number) => `到了 ${present} 位，共约 ${expected} 位`,
    partiesLeft: (count: number) => (count === 0 ? '各家都到过了' : `还有 ${count} 家没到`),
    party: (count: number) => `${count} 位`,
    partyCame: (present: number, size: number) =>
      present === size ? `${size} 位都到了` : `到了 ${present} 位，约了 ${size} 位`,
    partyAbsent: '没有来',
    checkIn: '签到',
    checkInParty: (name: string) => `签到：${name}`,
    changeParty: (name: string) => `改人数：${name}`,
    change: '改人数',
    howMany: '到了几位',
    howManyPeople: (count: number) => `${count} 位`,
    confirmPresent: (count: number) => (count === 0 ? '记为没有来' : `${count} 位到了`),
    checkingInParty: '正在签到……',
    reservationCode: '预约码',
    reservationCodeHint: '8 位，字母不分大小写，横线可省。',
    findCode: '找这一家',
    codeUnknown: '名单里没有这个码。请对一对，或看看是不是另一班的。',
    codeCancelled: '这个预约已经取消了。',
    reload: '刷新名单',
    contact: '联系',
    undo: '撤销签到',
    undoAbsent: '撤销“没有来”',
    undoing: '正在撤销……',
  },
  {
    parties: 'Party list',
    partiesNone: 'Nobody has reserved yet.',
    partiesHidden: 'The list is not open to you yet.',
    counts: (present: number, expected: number) => `${present} here of about ${expected}`,
    partiesLeft: (count: number) =>
      count === 0
        ? 'Every party is accounted for'
        : count === 1
          ? '1 party to come'
          : `${count} parties to come`,
    party: (count: number) => (count === 1 ? '1 person' : `${count} people`),
    partyCame: (present: number, size: number) =>
      present === size ? `All ${size} are here` : `${present} of ${size} are here`,
    partyAbsent: 'Did not come',
    checkIn: 'Check in',
    checkInParty: (name: string) => `Check in: ${name}`,
    changeParty: (name: string) => `Change: ${name}`,
    change: 'Change',
    howMany: 'How many came',
    howManyPeople: (count: number) => (count === 1 ? '1 person' : `${count} people`),
    confirmPresent: (count: number) =>
      count === 0 ? 'Nobody came' : count === 1 ? '1 person is here' : `${count} people are here`,
    checkingInParty: 'Checking in…',
    reservationCode: 'Reservation code',
    reservationCodeHint: '8 characters; capitals and the hyphen do not matter.',
    findCode: 'Find the party',
    codeUnknown:
      'No party on this list has that code. Please compare it, or see whether it is for another walk.',
    codeCancelled: 'That reservation was cancelled.',
    reload: 'Refresh the list',
    contact: 'Contact',
    undo: 'Take the check-in back',
    undoAbsent: 'Take “nobody came” back',
    undoing: 'Taking it back…',
  },
)
