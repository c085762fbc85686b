import { EntityLayout, EntitySwitch } from '@backstage/plugin-catalog';
import Grid from '@material-ui/core/Grid';
import {
  EntityModelPostureCard,
  EntityModelPostureContent,
  isModelPostureAvailable,
} from '@weighbridge/backstage-plugin-model-posture/legacy';

const overview = (
  <EntitySwitch>
    <EntitySwitch.Case if={isModelPostureAvailable}>
      <Grid container>
        <Grid item xs={12} md={8}>
          <EntityModelPostureCard />
        </Grid>
      </Grid>
    </EntitySwitch.Case>
  </EntitySwitch>
);

/** The page of any entity; models also get a card and a tab. An element, so that the app finds its routes. */
export const entityPage = (
  <EntityLayout>
    <EntityLayout.Route path="/" title="Overview">
      {overview}
    </EntityLayout.Route>
    <EntityLayout.Route path="/posture" title="Posture" if={isModelPostureAvailable}>
      <EntityModelPostureContent />
    </EntityLayout.Route>
  </EntityLayout>
);
