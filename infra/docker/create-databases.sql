create database venue;
create database booking;
