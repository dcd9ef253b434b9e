import {
  IconArcheryArrow,
  IconBallBasketball,
  IconBallFootball,
  IconBallTennis,
  IconBallVolleyball,
  IconBarbell,
  IconBike,
  IconBow,
  IconBuildingStadium,
  IconConfetti,
  IconCricket,
  IconGolf,
  IconGymnastics,
  IconHandRock,
  IconHorse,
  IconHorseshoe,
  IconJumpRope,
  IconKarate,
  IconKayak,
  IconMountain,
  IconPingPong,
  IconPlayBasketball,
  IconPlayHandball,
  IconPlayVolleyball,
  IconRipple,
  IconRugby,
  IconRun,
  IconSailboat,
  IconSkateboard,
  IconSkateboarding,
  IconStretching,
  IconStretching2,
  IconSwimming,
  IconSword,
  IconTarget,
  IconTrekking,
  IconVinyl,
  IconWaveSine,
  IconWheelchair,
  IconYoga,
} from '@tabler/icons-react';
import classes from './sport-icon.module.css';

const ICONS: Record<string, typeof IconRun> = {
  athletisme: IconRun,
  aviron: IconKayak,
  badminton: IconCricket,
  basketball: IconBallBasketball,
  'basketball 3x3': IconPlayBasketball,
  'bmx freestyle': IconBike,
  'bmx racing': IconBike,
  boccia: IconTarget,
  boxe: IconHandRock,
  breaking: IconVinyl,
  'canoe-kayak slalom': IconKayak,
  'canoe-kayak sprint': IconKayak,
  ceremonie: IconConfetti,
  'cyclisme sur piste': IconBike,
  'cyclisme sur route': IconBike,
  'escalade sportive': IconMountain,
  escrime: IconSword,
  football: IconBallFootball,
  golf: IconGolf,
  'gymnastique artistique': IconGymnastics,
  'gymnastique rythmique': IconStretching2,
  halterophilie: IconBarbell,
  handball: IconPlayHandball,
  hockey: IconSkateboarding,
  judo: IconKarate,
  lutte: IconStretching,
  natation: IconSwimming,
  'natation artistique': IconYoga,
  'natation marathon': IconSwimming,
  'pentathlon moderne': IconHorseshoe,
  plongeon: IconWaveSine,
  'rugby a 7': IconRugby,
  skateboard: IconSkateboard,
  'sports equestres': IconHorse,
  surf: IconRipple,
  taekwondo: IconKarate,
  tennis: IconBallTennis,
  'tennis de table': IconPingPong,
  tir: IconTarget,
  "tir a l'arc": IconBow,
  trampoline: IconJumpRope,
  triathlon: IconTrekking,
  voile: IconSailboat,
  volleyball: IconBallVolleyball,
  'volleyball de plage': IconPlayVolleyball,
  'vtt cross-country': IconBike,
  'water-polo': IconRipple,
  'rugby fauteuil': IconWheelchair,
  'tir sportif': IconArcheryArrow,
};

/** Accents, case and typographic apostrophes aside: "Tir à l’arc" and "TIR A L'ARC" are one sport. */
function plain(sport: string): string {
  return sport.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase().trim();
}

/** The pictogram of a sport (its French name); a stadium when unknown. `tile` puts it on a ground; `nav` is for deep blue. */
export function SportIcon({
  sport,
  size = 34,
  tile = true,
  ground = 'page',
}: {
  sport: string;
  size?: number;
  tile?: boolean;
  ground?: 'page' | 'nav';
}) {
  const Icon = ICONS[plain(sport)] ?? IconBuildingStadium;
  if (!tile) return <Icon size={size} stroke={1.7} aria-hidden="true" />;
  return (
    <span
      className={`${classes.tile} ${ground === 'nav' ? classes.nav : ''}`}
      style={{ width: size, height: size, borderRadius: size > 40 ? 12 : 8 }}
    >
      <Icon size={Math.round(size * 0.58)} stroke={1.7} aria-hidden="true" />
    </span>
  );
}
