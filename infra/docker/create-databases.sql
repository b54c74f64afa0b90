create database venue;
create database booking;
create database route;
create database guide;
