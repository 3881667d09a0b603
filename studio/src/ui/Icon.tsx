/** The drawings of the Studio: 20 × 20, drawn with the colour of the text around them. */
const drawings = {
  image: 'M3.500 4.500h13v11h-13zM3.500 13l3.500-3.500 3 3 2.500-2.500 4 4M12.500 7.800h.010',
  upload: 'M10 13V4M6.500 7.200 10 3.700l3.500 3.500M4 12.500v3.300h12v-3.300',
  download: 'M10 4v9M6.500 9.700 10 13.200l3.500-3.500M4 13.500v2.300h12v-2.300',
  copy: 'M7.500 7.500h8.500v8.500H7.500zM12.500 7.500V4H4v8.500h3.500',
  check: 'm4.500 10.500 3.500 3.500 7.500-8',
  close: 'm5.500 5.500 9 9m0-9-9 9',
  stop: 'M6 6h8v8H6z',
  sun: 'M10 6.800a3.200 3.200 0 1 0 0 6.400 3.200 3.200 0 0 0 0-6.400M10 2.500v1.600M10 15.900v1.600M2.500 10h1.600M15.900 10h1.600M4.700 4.700l1.100 1.100M14.200 14.200l1.100 1.100M15.300 4.700l-1.100 1.100M5.800 14.200l-1.100 1.100',
  moon: 'M16 11.700A6.400 6.400 0 0 1 8.300 4a6.400 6.400 0 1 0 7.700 7.700z',
  auto: 'M10 3.500a6.500 6.500 0 1 0 0 13zM10 3.500a6.500 6.500 0 0 1 0 13M10 6.500h4.600M10 10h6.400M10 13.500h4.600',
  turnLeft: 'M4 8.500h8.500a3.700 3.700 0 0 1 0 7.500H9M7.200 5 3.700 8.500 7.200 12',
  turnRight: 'M16 8.500H7.500a3.700 3.700 0 0 0 0 7.500H11M12.800 5l3.500 3.500-3.500 3.500',
  flipAcross: 'M10 3v14M7.500 6 3.500 14h4zM12.500 6l4 8h-4z',
  flipDown: 'M3 10h14M6 7.500l8-4v4zM6 12.500l8 4v-4z',
  reset: 'M4.500 10a5.500 5.500 0 1 0 1.800-4.100L4.500 7.500M4.500 4v3.500H8',
  alert: 'M10 3.500 17 16H3zM10 8.500v3.200M10 13.800h.010',
  handle: 'M8 6.500 4.500 10 8 13.500M12 6.500 15.500 10 12 13.500',
} as const;

export type IconName = keyof typeof drawings;

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" width={size} height={size} aria-hidden="true">
      <path d={drawings[name]} />
    </svg>
  );
}
