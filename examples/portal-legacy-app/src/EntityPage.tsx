import { EntityAboutCard, EntityLayout, EntitySwitch } from '@backstage/plugin-catalog';
import {
  EntityModelPostureCard,
  EntityModelPostureContent,
  isModelPostureAvailable,
} from '@weighbridge/backstage-plugin-model-posture/legacy';
import Grid from '@material-ui/core/Grid';

const overview = (
  <Grid container spacing={3}>
    <Grid item md={6} xs={12}>
      <EntityAboutCard />
    </Grid>
    <EntitySwitch>
      <EntitySwitch.Case if={isModelPostureAvailable}>
        <Grid item md={6} xs={12}>
          <EntityModelPostureCard />
        </Grid>
      </EntitySwitch.Case>
    </EntitySwitch>
  </Grid>
);

/** The page of any entity; models get a card and a tab more. */
export function EntityPage() {
  return (
    <EntityLayout>
      <EntityLayout.Route path="/" title="Overview">
        {overview}
      </EntityLayout.Route>
      <EntityLayout.Route path="/posture" title="Posture" if={isModelPostureAvailable}>
        <EntityModelPostureContent />
      </EntityLayout.Route>
    </EntityLayout>
  );
}
