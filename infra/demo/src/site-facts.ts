import { Craft } from '@xingzhi/proto/common/v1/craft_pb.js'

/** Crafts that a place stands for by what is known of it. All other assignments are made up. */
export const craftsByFact: Record<string, Craft[]> = {
  // Home spinning and weaving of the fine cloth of Qibao.
  'qibao-cotton': [Craft.FABRIC],
  // Shadow figures are cut from hide, their scenery from paper.
  'qibao-shadow': [Craft.LEATHER, Craft.PAPER],
  // The old shops and hand trades of the market town.
  laohangdang: [Craft.WOOD, Craft.FABRIC],
  // Cardboard works, wood studios, tile mosaic.
  maikejiang: [Craft.PAPER, Craft.WOOD, Craft.CERAMICS],
  // Instrument making in wood and bamboo.
  'dunhuang-instruments': [Craft.WOOD],
  // Zhuanqiao paper-cutting.
  'zhuanqiao-culture': [Craft.PAPER],
  // Last a shoe plant.
  'space-728': [Craft.LEATHER],
  // Lion props are made by hand.
  'maqiao-lion': [Craft.FABRIC],
  // Xinzhuang crochet.
  todtown: [Craft.FABRIC],
  // Frames from home-spun cloth.
  'gexin-hall': [Craft.FABRIC, Craft.WOOD],
  // The stamped pottery of the Maqiao finds.
  'mh-museum': [Craft.CERAMICS],
  'maqiao-site': [Craft.CERAMICS],
  // A sculptor's house.
  'zhang-chongren': [Craft.CERAMICS],
  // A print artist's museum.
  caibing: [Craft.PAPER],
  // A library and its books.
  'neobay-library': [Craft.PAPER],
  // A dye works.
  'zhongfu-dye': [Craft.FABRIC],
  // The district's own college teaches all five.
  'community-college': [Craft.LEATHER, Craft.WOOD, Craft.PAPER, Craft.FABRIC, Craft.CERAMICS],
}

/** What people know: managed by manager-1, who shows the system to others. */
export const bestKnown = [
  'qibao-oldtown',
  'qibao-cotton',
  'qibao-shadow',
  'mh-museum',
  'zhuanqiao-culture',
  'zhaojialou',
  'community-college',
]

/** Planned last and without sessions: a site that has just been founded. That it is there means all else is. */
export const lastPlaceId = 'chloralkali'
