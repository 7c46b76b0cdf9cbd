"""The settings: places as lists of depth bands, one module per family."""

from rushes.engines.previs.world.bands import Setting
from rushes.engines.previs.world.settings.aboard import DECK
from rushes.engines.previs.world.settings.bedrooms import BEDROOM
from rushes.engines.previs.world.settings.bridges import JAPANESE_GARDEN
from rushes.engines.previs.world.settings.broadcast import TELEVISION_STUDIO
from rushes.engines.previs.world.settings.city import CITY
from rushes.engines.previs.world.settings.coasts import LIGHTHOUSE, OPEN_SEA, ROCKY_COAST
from rushes.engines.previs.world.settings.control import CONTROL_ROOM
from rushes.engines.previs.world.settings.corridors import HOSPITAL_CORRIDOR
from rushes.engines.previs.world.settings.country import CASTLE, FOREST, MEADOW, MOUNTAINS
from rushes.engines.previs.world.settings.deep import UNDERWATER
from rushes.engines.previs.world.settings.doorsteps import PORCH, VICTORIAN_STREET
from rushes.engines.previs.world.settings.festive import RESTAURANT, WEDDING_HALL
from rushes.engines.previs.world.settings.gardens import VEGETABLE_GARDEN
from rushes.engines.previs.world.settings.halls import OLD_WEST, PYRAMIDS, THRONE_ROOM
from rushes.engines.previs.world.settings.heights import SKY
from rushes.engines.previs.world.settings.jungles import BAMBOO_GROVE, JUNGLE
from rushes.engines.previs.world.settings.launch import LAUNCH_PAD
from rushes.engines.previs.world.settings.lodge import LOG_CABIN
from rushes.engines.previs.world.settings.mars import MARS
from rushes.engines.previs.world.settings.orbit import DEEP_SPACE, ORBIT
from rushes.engines.previs.world.settings.outpost import OUTPOST
from rushes.engines.previs.world.settings.plains import SAVANNA, WHEAT_FIELD
from rushes.engines.previs.world.settings.roads import (
    COASTAL_ROAD,
    COUNTRY_LANE,
    DESERT_ROAD,
    DIRT_ROAD,
    HIGHWAY,
    MOUNTAIN_ROAD,
)
from rushes.engines.previs.world.settings.roofs import ABOVE_CITY, BALCONY, ROOFTOP
from rushes.engines.previs.world.settings.rooms import CAFE, KITCHEN, LIVING_ROOM, OFFICE
from rushes.engines.previs.world.settings.shores import LAKE, SEASHORE
from rushes.engines.previs.world.settings.skyline import SKYLINE
from rushes.engines.previs.world.settings.space import SPACE
from rushes.engines.previs.world.settings.stages import STAGE
from rushes.engines.previs.world.settings.stations import GAS_STATION, SUBWAY, TRAIN_STATION
from rushes.engines.previs.world.settings.studio import STUDIO
from rushes.engines.previs.world.settings.towns import MARKET, SUBURB, VILLAGE
from rushes.engines.previs.world.settings.viaduct import VIADUCT
from rushes.engines.previs.world.settings.waters import RAPIDS, STREAM, WATERFALL
from rushes.engines.previs.world.settings.wilds import CAVE, DESERT, SNOWFIELD
from rushes.engines.previs.world.settings.workrooms import CLASSROOM, GYM, HOSPITAL, LIBRARY, SHOP, WORKSHOP
from rushes.engines.previs.world.settings.wrecks import SHIPWRECK, SUNKEN_CITY
from rushes.engines.previs.world.settings.yards import ALLEY, PARKING_LOT, SCRAPYARD

SETTINGS: dict[str, Setting] = {
    setting.name: setting
    for setting in (
        SUBURB, CITY, SKYLINE, VILLAGE, MARKET, MEADOW, FOREST, MOUNTAINS, CASTLE, SEASHORE, LAKE, DESERT, SNOWFIELD,
        CAVE, UNDERWATER, SKY, SPACE, LIVING_ROOM, KITCHEN, OFFICE, CAFE, STAGE, STUDIO,
        GYM, WORKSHOP, CLASSROOM, HOSPITAL, SHOP, LIBRARY, THRONE_ROOM, OLD_WEST, PYRAMIDS,
        GAS_STATION, SUBWAY, TRAIN_STATION, LAUNCH_PAD, DEEP_SPACE, ORBIT,
        ROOFTOP, BALCONY, ABOVE_CITY, LOG_CABIN, PARKING_LOT, SCRAPYARD, ALLEY, RESTAURANT, WEDDING_HALL,
        HOSPITAL_CORRIDOR, PORCH, VICTORIAN_STREET, TELEVISION_STUDIO, JAPANESE_GARDEN,
        BEDROOM, CONTROL_ROOM,
        SAVANNA, WHEAT_FIELD, WATERFALL, STREAM, RAPIDS, ROCKY_COAST, LIGHTHOUSE, OPEN_SEA, DECK,
        JUNGLE, BAMBOO_GROVE, VEGETABLE_GARDEN,
        MOUNTAIN_ROAD, COASTAL_ROAD, COUNTRY_LANE, HIGHWAY, DIRT_ROAD, DESERT_ROAD, VIADUCT,
        MARS, SHIPWRECK, SUNKEN_CITY, OUTPOST,
    )
}  # fmt: skip
"""Every setting by the name that a film uses."""

SETTING_NAMES: tuple[str, ...] = tuple(SETTINGS)
"""What `Shot.setting` may be; anything else is drawn as the studio."""
