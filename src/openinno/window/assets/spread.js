// Marks that would hide each other: those of one point are laid out around it, others give way a little.

const SPREAD_STEP = 27;
const SPREAD_RING = 10;
const SPREAD_MOST = 90;
const ROOM = 8;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** Returns where to put so many marks around a point, in pixels: a ring for a few, a spiral for more. */
function spreadOffsets(count) {
  return count <= SPREAD_RING ? ringOffsets(count) : spiralOffsets(count);
}

function ringOffsets(count) {
  const radius = Math.max(SPREAD_STEP, (count * (SPREAD_STEP + 4)) / (2 * Math.PI));
  return Array.from({ length: count }, (_, place) => {
    const angle = (2 * Math.PI * place) / count - Math.PI / 2;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

/** As the seeds of a sunflower: every mark has as much room, and the middle stays free. */
function spiralOffsets(count) {
  return Array.from({ length: count }, (_, place) => {
    const radius = SPREAD_STEP * 0.62 * Math.sqrt(place + 3);
    return [radius * Math.cos(place * GOLDEN_ANGLE), radius * Math.sin(place * GOLDEN_ANGLE)];
  });
}

/** Returns how far from the point the marks around it reach. */
function spreadRadius(offsets) {
  return Math.max(...offsets.map(([x, y]) => Math.hypot(x, y)));
}

/** Returns the nearest offset at which a mark touches none of those that stand, or else the roomiest: {x, y, radius}. */
function roomFor({ x, y, radius }, standing, mayStand) {
  let best = { room: -Infinity };
  for (const offset of GIVING_WAY) {
    const [left, top] = [x + offset[0], y + offset[1]];
    const room = Math.min(
      ...standing.map((other) => Math.hypot(left - other.x, top - other.y) - radius - other.radius),
      ROOM,
    );
    if (room > best.room && (!best.offset || mayStand(left, top))) best = { room, offset };
    if (best.room === ROOM) break;
  }
  return best.offset;
}

function ringsAround(count) {
  return Array.from({ length: count * 12 }, (_, place) => {
    const radius = 16 * (1 + Math.floor(place / 12));
    const angle = ((place % 12) * Math.PI) / 6 + Math.PI / 2;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

const GIVING_WAY = [[0, 0], ...ringsAround(4)];
