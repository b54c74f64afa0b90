export const MAP_ATTRIBUTION =
  'Map data © OpenStreetMap contributors (ODbL 1.0); district outlines: pygeo-tutorial (MIT)'
/** For a map too narrow for the whole line. */
export const MAP_ATTRIBUTION_SHORT = '© OpenStreetMap (ODbL 1.0), pygeo-tutorial (MIT)'
