package com.acme;

class System {}
