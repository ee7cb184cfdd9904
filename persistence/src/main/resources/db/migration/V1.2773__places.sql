-- What is drawn on the map is asked by rectangles.
create index device_place on device (latitude, longitude) where latitude is not null;
create index interface_place on interface (latitude, longitude) where latitude is not null;
